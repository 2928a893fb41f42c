# Pieces that print the same under gVisor and under runc: `main.sh N` runs one of them.
# pieces: 35
case $1 in
0) echo $((2 ** 62 + 1)) ;;
1) bc <<<'2^200' ;;
2) printf '%.5f %x %o %s\n' 3.14159 255 8 text ;;
3) awk 'BEGIN { printf "%.17g %.17g\n", sin(0.5), exp(1) }' ;;
4) printf '%s\n' zebra Äpfel apple | sort ;;
5) tr a-z A-Z <<<'text' ;;
6) printf 'a\nb\na\n' | sort | uniq -c ;;
7) sed -E 's/(.)(.)/\2\1/g' <<<'abcdef' ;;
8) grep -o '[0-9]*' <<<'a12b34' ;;
9) jq -c '.a | map(. * 2)' <<<'{"a": [1, 2.5]}' ;;
10) date -d '2024-02-29 12:00 +1 year' '+%F %T %Z' ;;
11) declare -A map=([x]=1 [y]=2); for key in "${!map[@]}"; do echo "$key=${map[$key]}"; done | sort ;;
12) set -- one two three; echo "$#: ${*:2}" ;;
13) mkdir -p -m 750 a/b; echo text >a/b/c; ln a/b/c a/d; ln -s b/c a/e; chmod 640 a/d; stat -c '%A %h %F %s' a/b a/d a/e; cat a/e ;;
14) touch x; mv x y; ls; test -e x; echo $? ;;
15) truncate -s 1M hole; stat -c %s hole; head -c 3 hole | od -An -tx1 ;;
16) mkfifo pipe; echo through >pipe & cat pipe; wait ;;
17) (exit 7); echo $? ;;
18) trap 'echo caught' USR1; kill -USR1 $$; echo after ;;
19) sleep 5 & kill $!; wait $!; echo $? ;;
20) cat /nowhere 2>&1 ;;
21) (echo x >/etc/passwd) 2>&1 | grep -o 'main.sh.*passwd' ;;
22) (echo x >/dev/tcp/127.0.0.1/9) 2>&1 | grep -o 'refused' ;;
23) id -u; id -g; umask; pwd; env | cut -d= -f1 | sort ;;
24) head -c 16 /dev/urandom | wc -c; cat /dev/null; test -c /dev/zero; echo $? ;;
25) uname -s -m; locale 2>/dev/null | head -n 1; echo "$LANG $TZ" ;;
26) printf 'ü' | wc -c -m ;;
27) seq 1 100 | paste -s -d + | bc ;;
28) diff <(echo a) <(echo b) ;;
29) find . -type f -name '*.sh' | sort ;;
30) printf '%s' text | sha256sum; printf '%s' text | base64 ;;
31) printf '1 2\n3 4\n' | awk '{ s += $1 * $2 } END { print s, NR }' ;;
32) yes | head -n 100000 | md5sum ;;
33) f() { (($1 == 0)) && echo 0 || echo $(($(f $(($1 - 1))) + 1)); }; f 12 ;;
34) read -r a b <<<'x y z'; echo "$b"; IFS=, read -ra list <<<'1,2,3'; echo "${list[2]}" ;;
esac
