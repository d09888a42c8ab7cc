import { type KeyWords } from '../en/keys'

export const keys: KeyWords = {
  title: '键盘快捷键',
  on: '启用单键快捷键',
  about: '输入文字时不生效，可在此处关闭。',
  list: {
    next: '下一个节点',
    previous: '上一个节点',
    open: '打开节点',
    close: '关闭',
    log: '节点的日志',
    problem: '下一个问题',
    fit: '显示整个实例',
    zoom: '放大、缩小、显示全部',
    pan: '移动缩放窗口',
    filter: '筛选节点',
    wall: '打开或关闭大屏',
    help: '本帮助',
  },
}
