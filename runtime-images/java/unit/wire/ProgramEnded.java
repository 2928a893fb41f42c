package cofferdam.unit;

/** The program ended its process, did not answer, or said what nobody can understand, while a test wanted something of it. */
public final class ProgramEnded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProgramEnded(String why) {
        super(why);
    }
}
