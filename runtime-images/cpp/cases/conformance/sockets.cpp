// what: finds no network, by the ordinary errors
// expect: completed
// stdout-lacks: connected
// stdout-contains: refused
#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

int main() {
    struct sockaddr_in address;
    memset(&address, 0, sizeof address);
    address.sin_family = AF_INET;
    const char *places[] = {"127.0.0.1", "192.0.2.1", "8.8.8.8"};
    for (int i = 0; i < 3; i++) {
        int s = socket(AF_INET, SOCK_STREAM, 0);
        inet_pton(AF_INET, places[i], &address.sin_addr);
        address.sin_port = htons(53);
        if (s >= 0 && connect(s, (struct sockaddr *)&address, sizeof address) == 0) printf("connected to %s\n", places[i]);
        else printf("refused: %s\n", strerror(errno));
    }
    struct addrinfo *found;
    printf(getaddrinfo("example.com", "80", NULL, &found) == 0 ? "connected to a name server\n" : "refused: a name\n");
    return 0;
}
