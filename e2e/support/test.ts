import { checkStep, runSteps, testStep } from './steps'

// `npm test`: everything that must hold before a change is shared, in the order in which a failure is cheapest to find.

await runSteps([
  checkStep('types', 'types'),
  checkStep('lint', 'lint'),
  checkStep('format', 'format:check'),
  testStep('unit', 'unit', (report) => [
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]),
  checkStep('build', 'build'),
  testStep('e2e', 'e2e', () => ['--no-build', '--reporter=list,json']),
])
