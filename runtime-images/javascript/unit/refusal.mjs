// Keeps the tests' process from loading the program's files as its own: what a test imports by a name that is known only
// when it runs cannot be given a stand-in in time.

let workspace

export function initialize(data) {
    workspace = `${data.workspace}/`
}

export async function resolve(specifier, context, next) {
    const found = await next(specifier, context)
    if (found.url.startsWith(workspace)) {
        throw new Error(`\`${specifier}\` belongs to the program: import it by a literal path beside the test, as \`./name.js\``)
    }
    return found
}
