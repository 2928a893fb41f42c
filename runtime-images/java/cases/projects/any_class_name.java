// what: has a public class with another name than its file, in a package
// expect: completed
// stdout: 5 from elsewhere\n
package com.example;

interface Words {
    String WORDS = "from elsewhere";
}

public class Adding implements Words {
    public static void main(String... args) {
        System.out.println(2 + 3 + " " + WORDS);
    }
}
