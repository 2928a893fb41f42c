// what: computes with big integers where its language has them, in threads and temporary files, in UTF-8, in UTC, at random
// expect: completed
// stdout-contains: threads = 4
// stdout-contains: temporary = kept
// stdout-contains: text = 3 日本語
// stdout-contains: zone = UTC
// stdout-contains: random = differs
// stdout-contains: name = grün.txt
#define _GNU_SOURCE
#include <dirent.h>
#include <locale.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

static void *add(void *sum) {
    __sync_fetch_and_add((int *)sum, 1);
    return NULL;
}

int main(void) {
    setlocale(LC_ALL, "");
    int sum = 0;
    pthread_t threads[4];
    for (int i = 0; i < 4; i++) pthread_create(&threads[i], NULL, add, &sum);
    for (int i = 0; i < 4; i++) pthread_join(threads[i], NULL);
    printf("threads = %d\n", sum);
    FILE *file = tmpfile();
    char kept[8] = "";
    fputs("kept", file);
    rewind(file);
    printf("temporary = %s\n", fgets(kept, sizeof kept, file));
    printf("text = %zu 日本語\n", mbstowcs(NULL, "日本語", 0));
    time_t now = time(NULL);
    char zone[16];
    strftime(zone, sizeof zone, "%Z", localtime(&now));
    printf("zone = %s\n", zone);
    unsigned long one, other;
    printf("random = %s\n", getrandom(&one, sizeof one, 0) > 0 && getrandom(&other, sizeof other, 0) > 0 && one != other
                                 ? "differs" : "the same");
    fclose(fopen("grün.txt", "w"));
    DIR *folder = opendir(".");
    for (struct dirent *each; (each = readdir(folder)) != NULL;)
        if (strstr(each->d_name, ".txt") != NULL) printf("name = %s\n", each->d_name);
    return 0;
}
