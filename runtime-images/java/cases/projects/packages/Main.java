// what: has classes in packages and folders
// expect: completed
// stdout: 5 from elsewhere\n
import com.example.sums.Sums;

public class Main {
    public static void main(String[] args) {
        System.out.println(Sums.add(2, 3) + " from elsewhere");
    }
}
