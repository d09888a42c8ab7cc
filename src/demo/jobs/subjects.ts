/** What a retailer's warehouse is about: name, Chinese name, and the domain that its folder is called after. */
export interface Subject {
  name: string
  zh: string
  domain: string
}

const subject = (name: string, zh: string, domain: string): Subject => ({ name, zh, domain })

export const SUBJECTS: readonly Subject[] = [
  subject('orders', '订单', 'trade'),
  subject('order_items', '订单明细', 'trade'),
  subject('members', '会员', 'member'),
  subject('products', '商品', 'product'),
  subject('inventory', '库存', 'supply'),
  subject('payments', '支付', 'finance'),
  subject('stores', '门店', 'store'),
  subject('clicks', '点击', 'traffic'),
  subject('refunds', '退款', 'trade'),
  subject('carts', '购物车', 'trade'),
  subject('coupons', '优惠券', 'member'),
  subject('points', '积分', 'member'),
  subject('prices', '价格', 'product'),
  subject('categories', '品类', 'product'),
  subject('purchases', '采购', 'supply'),
  subject('suppliers', '供应商', 'supply'),
  subject('shipments', '发货', 'supply'),
  subject('deliveries', '配送', 'supply'),
  subject('invoices', '发票', 'finance'),
  subject('settlements', '结算', 'finance'),
  subject('costs', '成本', 'finance'),
  subject('budget', '预算', 'finance'),
  subject('shifts', '排班', 'store'),
  subject('cashiers', '收银', 'store'),
  subject('visitors', '客流', 'store'),
  subject('sessions', '会话', 'traffic'),
  subject('searches', '搜索', 'traffic'),
  subject('adverts', '广告', 'traffic'),
  subject('promotions', '促销', 'trade'),
  subject('reviews', '评价', 'product'),
  subject('returns', '退货', 'supply'),
  subject('channels', '渠道', 'trade'),
]
