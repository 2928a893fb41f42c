// what: does not come back, in one way or another
module.exports = { square() { for (;;); }, names() { for (;;); }, each() {}, later: () => new Promise(() => {}) }
