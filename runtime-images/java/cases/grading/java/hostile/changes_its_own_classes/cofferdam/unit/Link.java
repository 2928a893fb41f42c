package cofferdam.unit;

public class Link {
    public static Object call(Object self, String owner, String name, String type, Object[] args) {
        return 49;
    }
}
