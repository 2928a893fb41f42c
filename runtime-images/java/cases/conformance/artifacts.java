// what: saves a table and a picture in folders
// expect: completed
// fetch: **/*.csv **/*.json **/*.svg
// artifacts: out/table.csv out/data.json plots/größe.svg
import java.nio.file.Files;
import java.nio.file.Path;

public class Main {
    public static void main(String[] args) throws Exception {
        for (String folder : new String[] {"out", "plots"}) Files.createDirectory(Path.of(folder));
        Files.writeString(Path.of("out/table.csv"), "a,b\n1,2\n");
        Files.writeString(Path.of("out/data.json"), "{\"a\": 1}");
        Files.writeString(Path.of("plots/größe.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    }
}
