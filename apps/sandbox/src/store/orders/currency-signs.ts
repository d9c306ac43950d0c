/**
 * Currencies that an order can have, ISO 4217 and a few more, with the signs that the shop shows
 * for them.
 */
const SIGNS: Readonly<Record<string, string>> = Object.fromEntries(
  `AED=د.إ AFN=؋ ALL=L AMD=AMD ANG=ƒ AOA=Kz ARS=$ AUD=$ AWG=Afl. AZN=₼ BAM=KM BBD=$ BDT=৳_ BGN=лв. BHD=.د.ب BIF=Fr BMD=$
  BND=$ BOB=Bs. BRL=R$ BSD=$ BTC=฿ BTN=Nu. BWP=P BYR=Br BYN=Br BZD=$ CAD=$ CDF=Fr CHF=CHF CLP=$ CNY=¥ COP=$ CRC=₡ CUC=$
  CUP=$ CVE=$ CZK=Kč DJF=Fr DKK=kr. DOP=RD$ DZD=د.ج EGP=EGP ERN=Nfk ETB=Br EUR=€ FJD=$ FKP=£ GBP=£ GEL=₾ GGP=£ GHS=₵
  GIP=£ GMD=D GNF=Fr GTQ=Q GYD=$ HKD=$ HNL=L HRK=kn HTG=G HUF=Ft IDR=Rp ILS=₪ IMP=£ INR=₹ IQD=د.ع IRR=﷼ IRT=تومان ISK=kr.
  JEP=£ JMD=$ JOD=د.ا JPY=¥ KES=KSh KGS=сом KHR=៛ KMF=Fr KPW=₩ KRW=₩ KWD=د.ك KYD=$ KZT=₸ LAK=₭ LBP=ل.ل LKR=රු LRD=$ LSL=L
  LYD=د.ل MAD=د.م. MDL=MDL MGA=Ar MKD=ден MMK=Ks MNT=₮ MOP=P MRU=UM MUR=₨ MVR=.ރ MWK=MK MXN=$ MYR=RM MZN=MT NAD=N$ NGN=₦
  NIO=C$ NOK=kr NPR=₨ NZD=$ OMR=ر.ع. PAB=B/. PEN=S/ PGK=K PHP=₱ PKR=₨ PLN=zł PRB=р. PYG=₲ QAR=ر.ق RON=lei RSD=рсд RUB=₽
  RWF=Fr SAR=ر.س SBD=$ SCR=₨ SDG=ج.س. SEK=kr SGD=$ SHP=£ SLL=Le SOS=Sh SRD=$ SSP=£ STN=Db SYP=ل.س SZL=E THB=฿ TJS=ЅМ TMT=m
  TND=د.ت TOP=T$ TRY=₺ TTD=$ TWD=NT$ TZS=Sh UAH=₴ UGX=UGX USD=$ UYU=$ UZS=UZS VEF=Bs+F VES=Bs. VND=₫ VUV=Vt WST=T XAF=CFA
  XCD=$ XOF=CFA XPF=XPF YER=﷼ ZAR=R ZMW=ZK`
    .split(/\s+/)
    .map((pair) => pair.split('='))
    .map(([code = '', sign = '']) => [code, sign.replace('_', '\u00a0').replace('+', ' ')]),
);

/** Currencies that the shop knows. */
export const CURRENCIES = Object.keys(SIGNS);

/** The sign of a currency as the shop shows it. */
export function symbolOf(currency: string): string {
  return SIGNS[currency] ?? currency;
}
