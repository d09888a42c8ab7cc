import { type SignInWords } from '../en/sign-in'

export const signIn: SignInWords = {
  title: '登录',
  why: '登录后才能查看实例，登录后会打开您要访问的页面。',
  name: '用户名',
  password: '密码',
  action: '登录',
  messages: {
    wrong: () => '用户名或密码错误。',
    paused: (seconds) =>
      `失败次数过多，请在 ${seconds >= 120 ? `${Math.ceil(seconds / 60)} 分钟` : `${seconds} 秒`}后重试。`,
    busy: () => '当前登录人数较多，请稍后重试。',
    foreign: () => '该表单不是从本页提交的，请在此登录。',
  },
  userMissing: {
    title: '未收到用户名',
    text: '服务器前面的代理放行了请求，但没有传递用户名。请联系代理管理员进行配置。',
  },
  notThroughProxy: {
    title: '请通过代理访问',
    text: '本服务器须通过前面的代理访问，由代理负责登录。请打开代理的地址。',
  },
  tooLarge: (kilobytes) =>
    `此请求的地址、Cookie 和其他请求头超过 ${kilobytes} kB。请在浏览器中删除此网站的 Cookie，然后重新加载页面。`,
}
