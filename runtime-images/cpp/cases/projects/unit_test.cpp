// what: runs a test of GoogleTest
// expect: completed
// stdout-contains: [  PASSED  ] 1 test.
#include <gtest/gtest.h>

TEST(Sums, Adds) { EXPECT_EQ(5, 2 + 3); }

int main(int argc, char **argv) {
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
