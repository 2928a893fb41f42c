package cofferdam.unit;

/** The parameter of a constructor of which the program hears nothing; there is no such object. */
public final class Blank {

    private Blank() {}
}
