/** Chinese. No speaker has read it yet. */
import type { Words } from './en'

export const zh: Words = {
  none: '无',
  tabs: {
    label: '图表旁',
    ladder: '盘口',
    fill: '成交',
    time: '走势',
    venues: '交易所',
    watch: '自选'
  },
  chart: {
    title: '深度',
    price: '价格',
    percent: '%',
    bps: 'bps',
    range: '参考中间价上下范围',
    within: (range: string) => `±${range} %`,
    view: '视图',
    layers: '图中交易所',
    stacked: '堆叠',
    overlay: '叠加',
    total: '合计',
    stackedHint: '各大交易所为色带，逐层堆叠',
    overlayHint: '各大交易所各一条线',
    totalHint: '所有交易所合为一条线',
    bidsTo: '买盘至',
    asksTo: '卖盘至',
    otherVenues: '其他',
    mid: (price: string) => `中间价 ${price}`,
    touch: {
      spread: (bp: string) => `价差 ${bp}`,
      locked: (bp: string) => `锁定 ${bp}`,
      crossed: (bp: string) => `倒挂 ${bp}`
    },
    ribbon: {
      first: (share: number) => `已披露 ${share} %`,
      next: (share: number) => `${share} %`
    },
    ends: (venue: string) => `${venue} 到此为止`,
    summary: {
      atLeast: '至少 ',
      depth: (instrument: string, range: string) => `${instrument} 深度，范围 ±${range} %。`,
      sides: (bids: string, asks: string, base: string) => `买盘 ${bids}，卖盘 ${asks} ${base}。`,
      mid: (mid: string) => `中间价 ${mid}。`,
      noMid: '无中间价。',
      spread: (bps: string, crossed: boolean) => `价差 ${bps} 个基点${crossed ? '，倒挂' : ''}。`,
      books: (counted: number, all: number) => `已计入 ${counted}/${all} 个订单簿。`
    },
    waiting: {
      refused: '服务器拒绝了请求，无可显示。',
      first: (instrument: string) => `正在等待 ${instrument} 的首批订单簿…`,
      market: '市场',
      none: (instrument: string, count: number, states: string) => `${instrument} 暂无计入的订单簿。共 ${count} 家交易所：${states}。`
    },
    wall: {
      flag: (size: string, venues: string, age: string) => `${size}，${venues}，${age}`,
      venues: (count: number) => `${count} 家交易所`,
      near: (wall: string) => `挂单墙：${wall}`
    },
    order: {
      buy: (amount: string) => `买入 ${amount}`,
      sell: (amount: string) => `卖出 ${amount}`,
      part: (amount: string) => `仅见 ${amount}`,
      worst: (price: string) => `最差价 ${price}`,
      fee: (fee: string) => `手续费 ${fee}`
    },
    spoken: {
      step: (side: string, price: string, distance: string, size: string) => `${side} ${price}：${distance}，${size}`,
      atLeast: '至少 '
    },
    selected: {
      range: (from: string, to: string) => `${from} 至 ${to}`,
      most: (venue: string, share: string) => `${venue} ${share} %`
    },
    keys: {
      range: (range: string) => `显示 ±${range} %`,
      layers: '切换堆叠、叠加、合计',
      scale: '切换数量轴：线性或对数',
      data: '显示或隐藏数据表',
      walls: '显示或隐藏挂单墙',
      freeze: '冻结或恢复页面',
      zoomIn: '放大',
      zoomOut: '缩小',
      suits: '范围自动适应订单簿',
      panDown: '窗口移向低价',
      panUp: '窗口移向高价',
      left: '十字线下移一档',
      right: '十字线上移一档',
      farLeft: '十字线下移十档',
      farRight: '十字线上移十档',
      lock: '锁定或释放十字线',
      free: '释放十字线',
      say: '用读屏软件朗读十字线'
    }
  },
  keys: {
    full: '全屏显示指针所在部分，或还原',
    time: '显示或隐藏走势栏',
    watch: '显示或隐藏自选',
    venues: '打开或关闭交易所列表'
  },
  layouts: {
    label: '布局',
    depth: '深度',
    heat: '热力图',
    compare: '对比',
    table: '表格'
  },
  help: {
    open: '帮助：快捷键与图例',
    key: '打开或关闭帮助'
  },
  picker: {
    instrument: '交易对',
    instruments: '交易对列表',
    placeholder: '搜索',
    search: '搜索交易对',
    searching: '搜索中…',
    failed: (why: string) => `无法获取交易对列表：${why}。正在重试。`,
    unlisted: (typed: string) => `没有交易所上线 ${typed}。`,
    nothing: '尚无交易所上线任何交易对。',
    more: (most: number) => `超过 ${most} 个，请继续输入。`,
    count: (count: number) => `${count} 个交易对`,
    venues: (count: number) => `${count} 家交易所`,
    shown: '当前显示',
    demo: '演示',
    demoTitle: '非真实价格：所有订单簿均为虚构。',
    replay: '回放',
    replayTitle: '非实时：所有订单簿和时间均来自录制。'
  },
  books: {
    label: '订单簿',
    title: '计入的订单簿'
  },
  looks: {
    label: '外观',
    title: '外观与链接'
  },
  top: {
    prices: '价格',
    mid: '中间价',
    bid: '买一',
    ask: '卖一',
    live: '已连接',
    connecting: '连接中',
    lost: '已断开'
  },
  line: {
    label: '计入的交易所',
    counted: (counted: number, all: number) => `${counted}/${all} 实时`,
    oldest: (age: string) => `最旧 ${age}`,
    told: (share: string, bps: number) => `${bps} bp 内披露 ${share} %`,
    toldTitle: '在此距离内，交易所披露的部分占市价附近通常挂单量的比例，其余未知。',
    all: '全部交易所',
    more: (count: number) => `+${count}`,
    moreTitle: (count: number) => `另有 ${count} 家交易所异常`,
    was: (state: string) => `此前 ${state}`
  },
  desk: {
    main: '交易对深度',
    second: '交易所与视图',
    ladderSize: '盘口宽度',
    watchSize: '自选宽度',
    timeSize: '走势栏高度',
    fillSize: '成交成本高度',
    fill: '成交成本',
    sheet: '面板'
  },
  title: {
    lost: '已断开'
  }
}
