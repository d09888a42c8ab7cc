import { checksStep, runSteps, testStep } from './steps'

// `npm test`: everything that must hold before a change is shared, in the order in which a failure is cheapest to find.

await runSteps([
  checksStep('types', 'lint', 'format:check', 'build'),
  testStep('unit', 'unit', (report) => [
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]),
  testStep('e2e', 'e2e', () => ['--no-build', '--reporter=list,json']),
])
