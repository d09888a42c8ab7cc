import { checkStep, runSteps, testStep } from './steps'

// `npm run test:endurance`: what takes minutes and rarely breaks. Pages that outlive builds, replicas behind nginx, pictures of walls, and
// whether a page holds more at the end of a day than at its beginning.

await runSteps([
  checkStep('build', 'build'),
  testStep('endurance', 'e2e', () => ['--no-build', '--project=endurance', '--reporter=list,json']),
  checkStep('soak', 'soak', '--short'),
  checkStep('soak of a wall of jobs', 'soak', '--jobs'),
  checkStep('soak that must find a leak', 'soak', '--leak', 'answers,listeners'),
])
