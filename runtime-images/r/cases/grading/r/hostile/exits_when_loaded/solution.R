# what: ends its process while it is loaded
quit(save = "no", status = 0)
