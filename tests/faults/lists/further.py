"""Values over several columns, headers that come again, names in another sheet, words beside names."""

from tests.faults.lists.case import ID, TEL, Case, grid, paper, person
from tests.unit.exchange.files import xlsx_sheets

_N = [f"20110030064{number:05d}" for number in range(1, 9)]
_GUARD = paper(None, "B1234567", type="保安员证")


CASES = (
    Case(
        "ticks below the levels",
        grid(
            [
                ["姓名", "手机号", "持证等级", "", "", "证书编号"],
                ["", "", "初级", "中级", "高级", ""],
                ["张三", TEL[0], "", "√", "", _N[0]],
                ["李四", TEL[1], "", "", "✓", ""],
                ["王五", TEL[2], "", "", "", ""],
            ],
            "C1:E1",
        ),
        [
            person("张三", paper("四级", _N[0]), phone=TEL[0]),
            person("李四", paper("三级"), phone=TEL[1]),
            person("王五", phone=TEL[2]),
        ],
    ),
    Case(
        "numbers below the levels, ticks below sex and position",
        grid(
            [
                ["姓名", "性别", "", "岗位", "", "", "初级", "中级"],
                ["", "男", "女", "站长", "消防员", "驾驶员", "", ""],
                ["张三", "√", "", "√", "", "", "", _N[0]],
                ["李四", "", "√", "", "√", "√", _N[1], ""],
            ],
            "B1:C1",
            "D1:F1",
        ),
        [
            person("张三", paper("四级", _N[0]), sex="男", position="站长"),
            person("李四", paper("五级", _N[1]), sex="女", position="消防员、驾驶员"),
        ],
    ),
    Case(
        "year, month and day in columns of their own",
        grid(
            [
                ["姓名", "出生", "", "", "入职时间", "", "", "电话"],
                ["", "年", "月", "日", "年", "月", "日", ""],
                ["张三", "1980", "1", "15", 2024, 3, 5, TEL[0]],
                ["李四", "1981", "13", "15", 2024, 3, 5, TEL[1]],
            ],
            "B1:D1",
            "E1:G1",
        ),
        [person("张三", birth="1980-01-15", joined="2024-03-05", phone=TEL[0])],
        held={"李四": "没有这一天"},
    ),
    Case(
        "beginning and end of the validity below one title",
        grid(
            [
                ["姓名", "证书编号", "等级", "证书有效期", ""],
                ["", "", "", "起", "止"],
                ["张三", _N[0], "四级", "2021.6.20", "2027.6.19"],
                ["李四", _N[1], "四级", "2021.6.20", "长期"],
            ],
            "D1:E1",
        ),
        [
            person("张三", paper("四级", _N[0], expires="2027-06-19")),
            person("李四", paper("四级", _N[1], long_term=True)),
        ],
    ),
    Case(
        "a header in another order below each section",
        grid(
            [
                ["一、消控室值班人员（1人）"],
                ["序号", "姓名", "班组", "证书等级", "证书编号", "电话"],
                ["1", "张三", "甲班", "四级", _N[0], TEL[0]],
                [],
                ["二、微型消防站人员（1人）"],
                ["序号", "姓名", "岗位", "电话", "身份证号", "班组", "备注"],
                ["1", "王五", "站长", TEL[2], ID[2], "一组", "兼职"],
                ["制表人：赵六", "", "", "审核人：钱七"],
            ]
        ),
        [
            person("张三", paper("四级", _N[0]), team="甲班", phone=TEL[0], station="消控室"),
            person(
                "王五",
                id_number=ID[2],
                phone=TEL[2],
                position="站长",
                team="一组",
                station="微型消防站",
                remark="兼职",
            ),
        ],
    ),
    Case(
        "certificates by staff number in a sheet of their own",
        xlsx_sheets(
            {
                "人员": [
                    ["工号", "姓名", "部门", "手机"],
                    ["A001", "张三", "安保部", TEL[0]],
                    ["A002", "李四", "安保部", TEL[1]],
                ],
                "证书": [
                    ["工号", "证书名称", "等级", "编号", "有效期至"],
                    ["A002", "消防设施操作员", "五级", _N[1], "长期"],
                    ["a001", "消防设施操作员", "四级", _N[0], "2027-06-20"],
                    ["A009", "消防设施操作员", "四级", _N[2], "2027-06-20"],
                ],
            }
        ),
        [
            person("张三", department="安保部", phone=TEL[0]),
            person("李四", department="安保部", phone=TEL[1]),
            person("李四", paper("五级", _N[1], long_term=True), phone=TEL[1]),
            person("张三", paper("四级", _N[0], expires="2027-06-20"), phone=TEL[0]),
        ],
        held={"": "没有姓名"},
    ),
    Case(
        "two people in each row",
        grid(
            [
                ["班组", "值班员1", "证书等级", "证书编号", "值班员2", "证书等级", "证书编号"],
                ["一班", "张三", "四级", _N[0], "李四", "五级", _N[1]],
            ]
        ),
        [
            person("张三", paper("四级", _N[0]), team="一班"),
            person("李四", paper("五级", _N[1]), team="一班"),
        ],
    ),
    Case(
        "numbered papers with plain titles behind them, two columns of levels",
        grid(
            [
                [
                    "编号",
                    "姓名",
                    "技能等级",
                    "持证情况1",
                    "证书等级",
                    "编号",
                    "持证情况2",
                    "编号",
                    "有效期",
                ],
                [
                    "1",
                    "张三",
                    "高级工",
                    "消防设施操作员",
                    "四级",
                    _N[0],
                    "救护员证",
                    "J001",
                    "2027-1-1",
                ],
                ["2", "李四", "", "是", "五级", _N[1], "", "", ""],
                ["3", "王五", "", "否", "五级", _N[2], "", "", ""],
            ]
        ),
        [
            person(
                "张三",
                paper("四级", _N[0]),
                paper(None, "J001", type="救护员证", expires="2027-01-01"),
            ),
            person("李四", paper("五级", _N[1])),
        ],
        held={"王五": "没有证书"},
    ),
    Case(
        "everything of a certificate in one cell",
        grid(
            [
                ["姓名", "证书名称/等级/编号"],
                ["张三", f"消防设施操作员/四级/{_N[0]}"],
                ["李四", f"四级 {_N[1]}\n保安员证 B1234567"],
                ["王五", "四级以上"],
                ["赵六", "中高级"],
            ]
        ),
        [person("张三", paper("四级", _N[0])), person("李四", paper("四级", _N[1]), _GUARD)],
        held={"王五": "以上", "赵六": "矛盾"},
    ),
    Case(
        "several numbers in a cell, and words instead of one",
        grid(
            [
                ["姓名", "等级", "证书编号", "有效期"],
                ["张三", "四级", f"{_N[0]}/{_N[1]}", "长期"],
                ["李四", "四级", "待补", "长期"],
                ["王五", "肆級", "2011 0030 0640 0003", "2021-06-20\n2027-06-20"],
            ]
        ),
        [person("王五", paper("四级", _N[2], expires="2027-06-20"))],
        held={"张三": "几个证书编号", "李四": "不像证书编号"},
    ),
    Case(
        "words, numbers and marks beside names",
        grid(
            [
                ["姓名", "电话", "身份证号", "备注"],
                ["1.张三", TEL[0], f'="{ID[0]}"', "顶替离职的王五"],
                ["古丽．阿依", f"{TEL[1]} {TEL[2]}", f"‘{ID[1]}", ""],
                ["李四（班长）", TEL[3], "", ""],
                ["王五*", "", "", ""],
                ["赵六/钱七", "", "", ""],
                ["孙八", "", "", "2026年3月离职"],
                ["待招聘", "", "", ""],
            ]
        ),
        [
            person("张三", phone=TEL[0], id_number=ID[0], remark="顶替离职的王五"),
            person("古丽·阿依", phone=f"{TEL[1]} {TEL[2]}", id_number=ID[1]),
        ],
        held={
            "李四（班长）": "括号",
            "王五*": "记号",
            "赵六/钱七": "几个人",
            "孙八": "没有离职日期",
        },
    ),
    Case(
        "English titles",
        grid(
            [
                ["No.", "Name", "Mobile", "Team", "Certificate No.", "Level", "Expiry Date"],
                [1, "张三", TEL[0], "一班", _N[0], "四级", "2027-06-20"],
            ]
        ),
        [person("张三", paper("四级", _N[0], expires="2027-06-20"), phone=TEL[0], team="一班")],
    ),
    Case(
        "the last of monthly copies",
        xlsx_sheets(
            {
                name: [
                    ["姓名", "电话", "岗位"],
                    ["张三", TEL[place], "队员"],
                    ["李四", TEL[1], "班长"],
                ]
                for place, name in ((0, "2026年9月"), (2, "2026年10月"), (3, "2026.8"))
            }
        ),
        [
            person("张三", phone=TEL[2], position="队员"),
            person("李四", phone=TEL[1], position="班长"),
        ],
    ),
    Case(
        "positions and numbers in names, sums below the list, leaders in sections",
        grid(
            [
                ["姓名", "岗位", "电话", "准驾车型", "驾驶证有效期至"],
                ["甲班（班长：赵一）", "", "", "", ""],
                ["张三 站长", "", TEL[0], "", ""],
                ["班长赵六", "", TEL[1], "", ""],
                ["孙八/13800000006", "队员", "", "", ""],
                ["钱七", "驾驶员", TEL[2], "B2", "2030-01-01"],
                ["人数统计", "", "", "", ""],
                ["初级", "1人", "", "", ""],
                ["持证率", "100%", "", "", ""],
            ]
        ),
        [
            person(
                "钱七",
                paper(type="机动车驾驶证", direction="B2", expires="2030-01-01"),
                team="甲班",
                position="驾驶员",
                phone=TEL[2],
            )
        ],
        held={"张三站长": "岗位", "班长赵六": "岗位", "孙八/13800000006": "号码"},
    ),
    Case(
        "two groups of titles in a text file, a team written upright",
        (
            "班组,姓名,消防设施操作员,,,电工证,\n,,等级,编号,有效期,编号,有效期\n"
            f'"甲\n班",张三,四级,{_N[0]},长期,T0000001,2028-01-03\n乙 班,李四,,,,,\n'
        ).encode("gbk"),
        [
            person(
                "张三",
                paper("四级", _N[0], long_term=True),
                paper(None, "T0000001", type="电工证", expires="2028-01-03"),
                team="甲班",
            ),
            person("李四", team="乙班"),
        ],
        ".csv",
    ),
    Case(
        "a ledger of certificates with the holder at its end, a row of hints",
        grid(
            [
                ["类别", "等级", "证书编号", "有效期至", "持证人", "联系电话"],
                ["(下拉)", "(下拉)", "(16位)", "", "(全名)", "(11位)"],
                ["消防设施操作员", "四级", _N[0], "长期", "张三", TEL[0]],
                ["电工证", "", "T0000001", "2028.1.3", "李四", TEL[1]],
            ]
        ),
        [
            person("张三", paper("四级", _N[0], long_term=True), phone=TEL[0]),
            person(
                "李四", paper(None, "T0000001", type="电工证", expires="2028-01-03"), phone=TEL[1]
            ),
        ],
    ),
    Case(
        "papers between commas",
        grid(
            [
                ["姓名", "电话", "证书"],
                ["张三", TEL[0], "消防设施操作员四级，电工证"],
                ["李四", TEL[1], "消防设施操作员五级及电工证"],
            ]
        ),
        [person("张三", paper("四级"), paper(type="电工证"), phone=TEL[0])],
        held={"李四": "两种证书"},
    ),
    Case(
        "a column for each kind of paper",
        grid(
            [
                ["姓名", "电话", "消防设施操作员", "电工证", "驾驶证"],
                ["张三", TEL[0], "四级", "√", "C1"],
                ["李四", TEL[1], "五级", "", "B2"],
            ]
        ),
        [
            person(
                "张三",
                paper("四级"),
                paper(type="电工证"),
                paper(type="机动车驾驶证", direction="C1"),
                phone=TEL[0],
            ),
            person(
                "李四",
                paper("五级"),
                paper(type="机动车驾驶证", direction="B2"),
                phone=TEL[1],
            ),
        ],
    ),
    Case(
        "phones of another role",
        grid(
            [
                ["班次", "值班长", "值班长电话", "值班员", "值班员电话"],
                ["甲班", "张三", TEL[0], "李四", TEL[1]],
                ["乙班", "王五", TEL[2], "赵六", TEL[3]],
            ]
        ),
        [
            person("李四", team="甲班", phone=TEL[1]),
            person("赵六", team="乙班", phone=TEL[3]),
        ],
    ),
)
