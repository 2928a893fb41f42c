// what: includes the file of passwords
// expect: compile_error
// compile-contains: No such file
#include "/etc/shadow"
int main() { return 0; }
