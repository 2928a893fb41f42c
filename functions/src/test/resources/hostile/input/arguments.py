# what: is given arguments that look like options of its interpreter and its runner
# expect: completed
# args: --workspace /etc -c print(1) --job /etc/passwd -- $(id) `id` ; | && > /tmp/x
# stdout-contains: ['--workspace', '/etc', '-c', 'print(1)', '--job', '/etc/passwd', '--', '$(id)', '`id`', ';', '|', '&&', '>', '/tmp/x']
import sys

print(sys.argv[1:])
