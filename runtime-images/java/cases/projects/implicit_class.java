// what: is nothing but a main method
// expect: completed
// stdout: 5 from elsewhere\n
void main() {
    IO.println(2 + 3 + " from elsewhere");
}
