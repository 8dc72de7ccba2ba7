//! Signs of units: those of currencies, multiples that stand alone, multiples right behind names.

/// Signs and codes of currencies, which stand before a multiple (`£m`, `RMB million`); the longer ones first.
pub(super) const SIGNS: [&str; 15] = [
    "us$", "hk$", "nt$", "a$", "£", "$", "¥", "€", "₩", "rmb", "cny", "yuan", "usd", "eur", "gbp",
];
/// Multiples behind the sign of a currency.
pub(super) const BEHIND_SIGNS: [(&str, f64); 19] = [
    ("10k", 1e4),
    ("100million", 1e8),
    ("千", 1e3),
    ("万", 1e4),
    ("亿", 1e8),
    ("m", 1e6),
    ("mn", 1e6),
    ("million", 1e6),
    ("b", 1e9),
    ("bn", 1e9),
    ("billion", 1e9),
    ("k", 1e3),
    ("000", 1e3),
    ("'000", 1e3),
    ("000s", 1e3),
    ("thousand", 1e3),
    ("thousands", 1e3),
    ("millions", 1e6),
    ("billions", 1e9),
];
/// Multiples that are units by themselves.
pub(super) const ALONE: [(&str, f64); 13] = [
    ("千", 1e3),
    ("万", 1e4),
    ("萬", 1e4),
    ("百万", 1e6),
    ("百萬", 1e6),
    ("千万", 1e7),
    ("千萬", 1e7),
    ("亿", 1e8),
    ("億", 1e8),
    ("'000", 1e3),
    ("'000s", 1e3),
    ("000s", 1e3),
    ("’000", 1e3),
];
/// Multiples of people and money, as they stand behind a name without any sign; the longer ones first.
pub(super) const GLUED: [&str; 16] = [
    "百万元",
    "千万元",
    "万人次",
    "万人",
    "万户",
    "万元",
    "亿元",
    "千元",
    "萬人",
    "萬戶",
    "萬元",
    "億元",
    "千円",
    "百万円",
    "만명",
    "천명",
];
