"""The fields of a staff list and the titles that columns carry for them in practice.

Source of the fields: 微型消防站人员名册 and 证书台账 (facts §6.4, §6.8).
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class MemberField(StrEnum):
    """A column the import understands."""

    SEQUENCE = "sequence"
    NAME = "name"
    SEX = "sex"
    ID_NUMBER = "id_number"
    BIRTH = "birth"
    PHONE = "phone"
    POSITION = "position"
    DEPARTMENT = "department"
    TEAM = "team"
    STATION = "station"
    JOINED = "joined"
    LEFT = "left"
    TRAINED_ON = "trained_on"
    POSITION_FROM = "position_from"
    POSITION_UNTIL = "position_until"
    TEAM_FROM = "team_from"
    TEAM_UNTIL = "team_until"
    NO_NIGHT_UNTIL = "no_night_until"
    STATUS = "status"
    TYPE = "type"
    LEVEL = "level"
    DIRECTION = "direction"
    NUMBER = "number"
    ISSUER = "issuer"
    ISSUED = "issued"
    EXPIRES = "expires"
    REVIEW_DUE = "review_due"
    REVIEWED_ON = "reviewed_on"
    VERIFIED_ON = "verified_on"
    VERIFIED_BY = "verified_by"
    VERIFICATION_RESULT = "verification_result"
    ORIGINAL_PLACE = "original_place"
    PAPER_REMARK = "paper_remark"
    REMARK = "remark"


CERTIFICATE_FIELDS: Final = frozenset(
    (
        MemberField.TYPE,
        MemberField.LEVEL,
        MemberField.DIRECTION,
        MemberField.NUMBER,
        MemberField.ISSUED,
        MemberField.EXPIRES,
        MemberField.REVIEW_DUE,
        MemberField.VERIFIED_ON,
        MemberField.ISSUER,
        MemberField.REVIEWED_ON,
        MemberField.VERIFIED_BY,
        MemberField.VERIFICATION_RESULT,
        MemberField.ORIGINAL_PLACE,
        MemberField.PAPER_REMARK,
    )
)


@dataclass(frozen=True, slots=True)
class FieldTitles:
    """How a field is called: its own title, sure titles, titles that yield to a surer column.

    `pattern` is a regular expression searched in a longer title; `in_certificate` holds titles
    that mean this field only below a group title such as “消防设施操作员证书”.
    """

    title: str
    sure: str
    unsure: str = ""
    pattern: str = ""
    in_certificate: str = ""


_DATE: Final = "(?:日期|时间|年月日|年月|日)"

FIELD_TITLES: Final[dict[MemberField, FieldTitles]] = {
    MemberField.SEQUENCE: FieldTitles(
        "序号", "序号 序 工号 员工编号 人员编号 员工号 行号 NO", "编号 项次 号"
    ),
    MemberField.NAME: FieldTitles(
        "姓名",
        "姓名 名字 员工姓名 人员姓名 职工姓名 队员姓名 值班员姓名 持证人姓名 持证人",
        "人员 员工 队员 成员 值班员 值班人员 持证人员 人员名称 人员名单 名单 NAME",
        "姓名$|^姓名",
    ),
    MemberField.SEX: FieldTitles("性别", "性别 男女 SEX GENDER", "", "^性别"),
    MemberField.ID_NUMBER: FieldTitles(
        "身份证号",
        "身份证号 身份证号码 身份证 公民身份号码 公民身份证号 公民身份证号码 居民身份证号 "
        "居民身份证号码 居民身份证 身份号码 身份证件号码 身份证编号 身份证件号",
        "证件号码 证件号 证件编号 ID IDNO IDNUMBER IDCARD",
        "身份证(?:件)?(?:号|号码|编号)?$|公民身份",
    ),
    MemberField.BIRTH: FieldTitles(
        "出生日期",
        "出生日期 出生年月 出生年月日 出生时间 生日 出生 BIRTHDATE DATEOFBIRTH BIRTHDAY",
        "",
        f"出生{_DATE}",
    ),
    MemberField.PHONE: FieldTitles(
        "联系电话",
        "联系电话 电话 手机 手机号 手机号码 联系方式 电话号码 移动电话 本人电话 本人手机 联系手机 "
        "联系号码 通讯方式 通信方式 通信联络 通讯联络 联络方式 联络电话 手机电话 PHONE MOBILE TEL "
        "MOBILEPHONE CONTACTNUMBER",
        "号码",
        "(?:电话|手机)(?:号码|号)?$",
    ),
    MemberField.POSITION: FieldTitles(
        "岗位",
        "岗位 职务 职位 岗位名称 职务名称 岗位职务 工作岗位 担任职务 现任职务 岗位类别 "
        "站内职务 消防职务 所在岗位 从事岗位 值班岗位 任职岗位 POSITION",
        "岗 工种 角色 岗位角色 人员类别 人员类型 人员性质 职责 类别 职责分工",
        "(?:岗位|职务|职位)$",
    ),
    MemberField.DEPARTMENT: FieldTitles(
        "部门",
        "部门 所属部门 所在部门 部门名称 归属部门 工作部门 科室 所属科室 所在科室 部门科室 "
        "DEPARTMENT",
        "部室 处室",
        "部门$",
    ),
    MemberField.TEAM: FieldTitles(
        "班组",
        "班组 班次组 所属班组 所在班组 队伍 所属队伍 班别 班组名称 组别 小组 值班组 值班班组 "
        "轮值班组 分组 编组 分队 中队 所属班次 所在班次 排班组 轮班组 TEAM",
        "班次 班 组 班/组 队",
        "班组$",
    ),
    MemberField.STATION: FieldTitles(
        "站点",
        "站点 所属站点 所在站点 站点名称 站名 所属微站 所属消防站 所属微型消防站 所属消控室 "
        "所属控制室 值守站点 值守点 值班点 值班地点 工作站点 驻点 岗点 值守地点",
        "微型消防站 消控室 消防控制室 控制室 微站 消防站 工作地点 项目 项目名称",
        "站点$",
    ),
    MemberField.JOINED: FieldTitles(
        "入职日期",
        "入职时间 入职日期 到岗日期 到岗时间 入站日期 入站时间 进站日期 上岗日期 上岗时间 入司时间 "
        "入司日期 进场日期 进场时间 入队时间 入队日期 聘用日期 入职年月 入职 入职日 到职日期 "
        "HIREDATE JOINDATE",
        "参加工作时间 参加工作日期 工作时间 开始日期 录用日期",
        f"(?:入职|入站|到岗|进站|上岗|入司|到职|入队|到站|报到|来站|进场|调入|任职|加入){_DATE}?$",
    ),
    MemberField.LEFT: FieldTitles(
        "离职日期",
        "离职日期 离职时间 离岗日期 离岗时间 离站日期 离站时间 退站日期 辞职日期 离司日期 退职日期",
        "离职 离岗",
        f"(?:离职|离岗|离站|退站|辞职){_DATE}$",
    ),
    MemberField.TRAINED_ON: FieldTitles(
        "岗前培训日期",
        "岗前培训日期 岗前培训时间 岗前培训 岗前培训完成日期 上岗培训日期 上岗培训时间",
    ),
    MemberField.POSITION_FROM: FieldTitles(
        "岗位任职自", "岗位任职自 岗位任职起 任现职日期 任现职时间 现岗位起始日期"
    ),
    MemberField.POSITION_UNTIL: FieldTitles("岗位任职至", "岗位任职至 岗位任职止 任职截止日期"),
    MemberField.TEAM_FROM: FieldTitles("班组自", "班组自 编入班组日期 编班日期"),
    MemberField.TEAM_UNTIL: FieldTitles("班组至", "班组至 离开班组日期"),
    MemberField.NO_NIGHT_UNTIL: FieldTitles(
        "不排夜班至", "不排夜班至 不排夜班截止日期 不上夜班至 免夜班至 免排夜班至"
    ),
    MemberField.STATUS: FieldTitles(
        "状态", "在职状态 人员状态 在岗状态 是否在职 员工状态 在职情况 在岗情况 是否在岗", "状态"
    ),
    MemberField.TYPE: FieldTitles(
        "证书类型",
        "证书类型 证书名称 职业名称 证书种类 证书类别 持证类型 持证种类 资格证书名称 职业资格名称",
        "持证情况 证书 资格证书 资格证 操作证 职业资格 职业资格证书 职业 持证 证书情况 持证类别 "
        "消防设施操作员证书 消防设施操作员证 消防设施操作员 消控证 消防证 职业技能证书 "
        "是否持证 是否有证 有无证书 持证与否 CERTIFICATE CERTIFICATETYPE",
        "证书?(?:名称|类型|种类|类别)$",
        "名称 类型 类别 种类 职业 工种 证书",
    ),
    MemberField.LEVEL: FieldTitles(
        "证书等级",
        "等级 证书等级 技能等级 级别 职业资格等级 证书级别 持证等级 持证级别 职业等级 资格等级 "
        "职业技能等级 操作员等级 操作证等级 消控证等级 技术等级 资格级别 证书及等级 等级级别 LEVEL",
        "持证等级情况 技能级别 职业技能",
        "(?:证书?|资格|技能|操作员|持证|职业)的?(?:等级|级别)$",
        "等级 级别 技能等级",
    ),
    MemberField.DIRECTION: FieldTitles(
        "职业方向",
        "方向 职业方向 证书方向 专业方向 操作方向 从业方向 职业方向名称 工种方向 考核方向",
        "",
        "方向$",
        "方向 专业 工种方向 准操项目 作业项目 作业类别 操作项目 准驾车型",
    ),
    MemberField.NUMBER: FieldTitles(
        "证书编号",
        "证书编号 证号 证书号 证书号码 证书编码 资格证书编号 资格证编号 操作证编号 操作证号 "
        "职业资格证书编号 消控证编号 消控证号 持证编号 CERTIFICATENO CERTIFICATENUMBER",
        "证件编号 证件号码 证件号",
        "证书?的?(?:编号|号码|编码|号)$",
        "编号 号码 号 编码 证件编号 证件号码",
    ),
    MemberField.ISSUER: FieldTitles(
        "发证机关",
        "发证机关 发证单位 发证机构 发证部门 颁发机构 颁发单位 颁证机关 颁证单位 核发机关 签发机关",
        "",
        "",
        "机关 机构",
    ),
    MemberField.ISSUED: FieldTitles(
        "发证日期",
        "发证日期 发证时间 颁证日期 颁证时间 取证时间 取证日期 领证日期 领证时间 颁发日期 颁发时间 "
        "签发日期 核发日期 批准日期 发证年月 取得时间 取得日期 获证日期 获证时间 获取日期 证书日期 "
        "ISSUEDATE DATEOFISSUE",
        "初次领证日期 初领日期 初次发证日期 初次取证日期",
        f"(?:发证|颁证|取证|领证|颁发|签发|核发|获证|取得|获得){_DATE}$",
        "日期 时间 取得时间 发证 颁发 取证 获得时间",
    ),
    MemberField.EXPIRES: FieldTitles(
        "有效期至",
        "有效期至 有效期 到期日期 失效日期 证书有效期 证书有效期至 有效日期 有效期限 有效期止 "
        "有效期截止 有效期到 有效至 到期日 到期时间 证书到期日期 证书到期时间 证书到期日 "
        "有效期截止日期 有效期结束日期 有效截止日期 有效期终止日期 有效期止日 有效期满 届满日期 "
        "EXPIRYDATE EXPIRATIONDATE VALIDUNTIL",
        "截止日期 终止日期 结束日期 到期",
        f"(?:有效期|有效|到期|失效|届满)(?:至|止|限|截止|终止|结束|到)?{_DATE}?$",
        "至 止 截止 到期 有效期",
    ),
    MemberField.REVIEW_DUE: FieldTitles(
        "复审日期",
        "复审日期 下次复审日期 复审时间 下次复审时间 复审到期 复审到期日 复审到期日期 应复审日期 "
        "下次复审 复审期限 年审日期 下次年审日期 复审",
        "",
        f"(?:复审|年审){_DATE}$",
    ),
    MemberField.VERIFIED_ON: FieldTitles(
        "核验日期",
        "核验日期 联网核验日期 网上核验日期 核验时间 联网核验时间 核查日期 核查时间 查验日期 "
        "查询日期 网上查询日期 联网核查日期 验证日期",
        "",
        f"(?:核验|核查|查验|验证|网查){_DATE}$",
    ),
    MemberField.REVIEWED_ON: FieldTitles(
        "最近复审日期", "最近复审日期 最近复审时间 最近复审 上次复审日期 上次复审时间 上次复审"
    ),
    MemberField.VERIFIED_BY: FieldTitles("核验人", "核验人 核查人 查验人 查询人 联网核验人"),
    MemberField.VERIFICATION_RESULT: FieldTitles(
        "核验结果", "核验结果 联网核验结果 核查结果 查询结果 网上查询结果 联网查询结果"
    ),
    MemberField.ORIGINAL_PLACE: FieldTitles(
        "原件存放处", "原件存放处 原件存放 原件存放地点 原件保管 证书存放处 原件所在"
    ),
    MemberField.PAPER_REMARK: FieldTitles("证书备注", "证书备注"),
    MemberField.REMARK: FieldTitles(
        "备注",
        "备注 说明 附注 备考 备注说明 情况说明 备注信息 其他说明 REMARK REMARKS",
        "其他 其它",
        "^备注",
    ),
}


def field_title(field: MemberField) -> str:
    """The field's own Chinese title, for messages and the confirmation of columns."""
    return FIELD_TITLES[field].title
