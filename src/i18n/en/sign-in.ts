/** The words of the pages that the server draws itself. */
export const signIn = {
  title: 'Sign in',
  why: 'Sign in to see the runs on this server. You then return to the address you opened.',
  name: 'User name',
  password: 'Password',
  action: 'Sign in',
  messages: {
    wrong: () => 'Wrong user name or password.',
    paused: (seconds: number) =>
      `Too many attempts failed. Try again in ${seconds >= 120 ? `${Math.ceil(seconds / 60)} minutes` : `${seconds} s`}.`,
    busy: () => 'Many people are signing in right now. Please try again in a moment.',
    foreign: () => 'This form was not sent from this page. Please sign in here.',
  },
  userMissing: {
    title: 'Not signed in',
    text: 'The proxy in front of this server let you through but did not say who you are. Its administrator has to configure it to name the user.',
  },
  notThroughProxy: {
    title: 'Not reachable from here',
    text: 'This server is reached through the proxy in front of it, which signs people in. Open its address instead.',
  },
  tooLarge: (kilobytes: number) =>
    `The address, cookies and other headers of this request exceed ${kilobytes} kB. Delete the cookies of this site in the browser, then load the page again.`,
}

export type SignInWords = typeof signIn
