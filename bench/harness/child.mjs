/** A process of its own for a task: `child.mjs NAME JSON`; prints what the task returns as JSON. */
const [name, input] = process.argv.slice(2);
const { run } = await import(`../tasks/${name}.mjs`);
console.log(JSON.stringify(await run(JSON.parse(input))));
