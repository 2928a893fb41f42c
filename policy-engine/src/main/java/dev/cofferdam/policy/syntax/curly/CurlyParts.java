package dev.cofferdam.policy.syntax.curly;

import dev.cofferdam.policy.syntax.Tree;
import dev.cofferdam.policy.syntax.curly.word.CurlyCursor;

/** What the parts of one parser share. */
record CurlyParts(
    CurlyCursor cursor,
    Tree tree,
    CurlyFrames frames,
    CurlyReductions reductions,
    Blocks blocks,
    Mentions mentions) {}
