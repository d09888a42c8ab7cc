import { type AlertWords } from '../en/alerts'

export const alerts: AlertWords = {
  notify: '通知我',
  notifyHint: '出现失败或实例结束时通知我',
  notifying: '出现失败或实例结束时会通知您，再次点击可取消',
  notes: {
    on: '出现失败时通知一次，实例结束时再通知一次；请在标签页中保持本页面打开。',
    over: '实例已结束，不再有通知。重新运行后可再次订阅。',
    insecure: '浏览器仅允许 https 页面或本机页面发送通知，当前页面使用 http。',
    absent: '该浏览器不支持通知。可通过标签页的标题和图标查看状态。',
    denied: '浏览器已禁止本网站发送通知。请在地址栏旁的网站设置中允许，然后再次点击。',
    dismissed: '未授予通知权限。再次点击可重新申请。',
  },
  close: '关闭此说明',
  wall: '大屏',
  wallHint: '生成在大屏上显示该实例的地址',
  titled: (title, text) => `${title}：${text}`,
  failed: (n) => (n === 1 ? '失败节点' : `${n} 个节点失败`),
  more: (n) => `另有 ${n} 个`,
  instance: (id) => `实例 ${id}`,
  ran: (span) => `运行 ${span}`,
  soundNeedsClick: '点击一次页面后才有声音',
  noSound: '该浏览器不能播放声音',
}
