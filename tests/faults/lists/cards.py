"""A card for each person, people in columns, title and value in one cell."""

from tests.faults.lists.case import ID, TEL, Case, grid, paper, person
from tests.unit.exchange.files import xlsx_sheets

_CARD = [
    ["员工登记卡"],
    ["姓名", "张三", "性别", "男", "民族", "汉"],
    ["身份证号", ID[0], "", "联系电话", TEL[0], ""],
    ["岗位", "控制室值班员", "班组", "一班", "入职日期", "2024.3.5"],
    ["证书等级", "四级", "证书编号", "2011003006400001", "有效期至", "长期"],
    ["紧急联系人", "李红", "联系电话", TEL[9], "", ""],
]
_KEY = person(
    "张三",
    paper("四级", "2011003006400001", long_term=True),
    sex="男",
    id_number=ID[0],
    phone=TEL[0],
    position="控制室值班员",
    team="一班",
    joined="2024-03-05",
)

_SECOND = [
    ["员工登记卡"],
    ["姓名", "李四", "性别", "女", "民族", "汉"],
    ["身份证号", "", "", "联系电话", TEL[1], ""],
    ["岗位", "消防员", "班组", "二班", "入职日期", ""],
    ["证书等级", "", "证书编号", "", "有效期至", ""],
    ["紧急联系人", "李红", "联系电话", TEL[9], "", ""],
]
_OTHER = person("李四", sex="女", phone=TEL[1], position="消防员", team="二班")

CASES = (
    Case("one card", grid(_CARD, "A1:F1", "B3:C3", "E3:F3"), [_KEY]),
    Case("cards below each other", grid([*_CARD, [], *_SECOND]), [_KEY, _OTHER]),
    Case(
        "cards beside each other",
        grid(
            [
                ["姓名", "张三", "", "姓名", "李四"],
                ["性别", "男", "", "性别", "女"],
                ["电话", TEL[0], "", "电话", TEL[1]],
                ["职务", "队员", "", "职务", "队员"],
            ]
        ),
        [
            person("张三", sex="男", phone=TEL[0], position="队员"),
            person("李四", sex="女", phone=TEL[1], position="队员"),
        ],
    ),
    Case(
        "a card for each sheet, with a table of certificates",
        xlsx_sheets(
            {
                name: [
                    ["姓名", name, "手机", phone],
                    ["岗位", "值班员", "照片", ""],
                    ["证书名称", "等级", "编号", "发证日期"],
                    ["消防设施操作员", "四级", number, "2021.6.20"],
                    ["保安员证", "", f"B{number}", "2019.1.2"],
                ]
                for name, phone, number in (
                    ("张三", TEL[0], "2011003006400001"),
                    ("李四", TEL[1], "2011003006400002"),
                )
            }
        ),
        [
            value
            for name, phone, number in (
                ("张三", TEL[0], "2011003006400001"),
                ("李四", TEL[1], "2011003006400002"),
            )
            for value in (
                person(
                    name,
                    paper("四级", number, issued="2021-06-20"),
                    phone=phone,
                    position="值班员",
                ),
                person(
                    name,
                    paper(None, f"B{number}", type="保安员证", issued="2019-01-02"),
                    phone=phone,
                ),
            )
        ],
    ),
    Case(
        "people in columns",
        grid(
            [
                ["人员信息"],
                ["姓名", "张三", "李四", "王五"],
                ["性别", "男", "女", "男"],
                ["联系电话", TEL[0], TEL[1], TEL[2]],
                ["证书等级", "四级", "", "五级"],
                ["证书编号", "2011003006400001", "", "2011003006500003"],
            ],
            "A1:D1",
        ),
        [
            person("张三", paper("四级", "2011003006400001"), sex="男", phone=TEL[0]),
            person("李四", sex="女", phone=TEL[1]),
            person("王五", paper("五级", "2011003006500003"), sex="男", phone=TEL[2]),
        ],
    ),
    Case(
        "title and value in one cell",
        grid(
            [
                ["姓名：张三", "性别：男", "电话：13800000000"],
                ["岗位：队员", "班组：一班"],
                [],
                ["姓名：李四", "性别：女", "电话：13800000001"],
                ["岗位：队员", "班组：二班"],
            ]
        ),
        [
            person("张三", sex="男", phone=TEL[0], position="队员", team="一班"),
            person("李四", sex="女", phone=TEL[1], position="队员", team="二班"),
        ],
    ),
)
