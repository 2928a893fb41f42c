# what: prints what its test expects
# expect: accepted
# stdin: 20 22\n
# expected-output: 42
read -r a b
echo $((a + b))
