// what: has the assembler read a device without end
// expect: compile_error memory_limit_exceeded time_limit_exceeded cpu_limit_exceeded file_size_limit_exceeded disk_limit_exceeded
// why: an assembler may refuse a device, or read it until a limit
// limits: compile_timeout=4000
__asm__(".incbin \"/dev/zero\"");
int main() { return 0; }
