"""Where things stand: title rows, merges, sections, lists side by side."""

from tests.faults.lists.case import BUILDING, ID, TEL, Case, grid, paper, person

CASES = (
    Case(
        "title rows, three-row header, footer",
        grid(
            [
                ["某某大厦消防安全重点单位"],
                ["消防控制室值班人员登记表"],
                ["填报单位：某某物业", "", "", "", "填表日期：2026.11.1"],
                ["序号", "基本情况", "", "", "持证情况", "", "", "备注"],
                ["", "姓名", "性别", "联系方式", "资格证书", "", "", ""],
                ["", "", "", "", "名称", "级别", "编号", ""],
                [1, "张三", "男", TEL[0], "消防设施操作员", "中级", "2011003006400001", "组长"],
                [2, "李四", "女", TEL[1], "建(构)筑物消防员", "初级", "1611003006500002", ""],
                ["合计：2人"],
                ["单位负责人：", "", "", "填表人：王五", "", "审核人："],
                ["注：本表一式两份。"],
            ],
            "A1:H1",
            "A2:H2",
            "B4:D4",
            "E4:G4",
            "E5:G5",
            "A4:A6",
            "H4:H6",
        ),
        [
            person(
                "张三", paper("四级", "2011003006400001"), sex="男", phone=TEL[0], remark="组长"
            ),
            person(
                "李四", paper("五级", "1611003006500002", type=BUILDING), sex="女", phone=TEL[1]
            ),
        ],
    ),
    Case(
        "repeated page headers, numbers that begin anew, blank lines",
        grid(
            [
                ["微型消防站人员名册"],
                ["序号", "姓名", "职务", "电话"],
                [1, "张三", "站长", TEL[0]],
                [2, "李四", "队员", TEL[1]],
                [],
                ["第1页 共2页"],
                ["微型消防站人员名册"],
                ["序号", "姓名", "职务", "电话"],
                [1, "王五", "队员", TEL[2]],
                [2, "赵六", "队员", TEL[3]],
                [3, "", "", ""],
                [],
                ["制表人：孙八"],
            ],
            "A1:D1",
        ),
        [
            person(name, position=post, phone=phone)
            for name, post, phone in (
                ("张三", "站长", TEL[0]),
                ("李四", "队员", TEL[1]),
                ("王五", "队员", TEL[2]),
                ("赵六", "队员", TEL[3]),
            )
        ],
    ),
    Case(
        "team merged in the first column",
        grid(
            [
                ["班组", "姓名", "岗位", "电话"],
                ["一班", "张三", "班长", TEL[0]],
                ["", "李四", "队员", TEL[1]],
                ["二班", "王五", "班长", TEL[2]],
                ["", "赵六", "队员", TEL[3]],
            ],
            "A2:A3",
            "A4:A5",
        ),
        [
            person("张三", team="一班", position="班长", phone=TEL[0]),
            person("李四", team="一班", position="队员", phone=TEL[1]),
            person("王五", team="二班", position="班长", phone=TEL[2]),
            person("赵六", team="二班", position="队员", phone=TEL[3]),
        ],
    ),
    Case(
        "two lists side by side",
        grid(
            [
                ["消防队员通讯名单"],
                ["序号", "姓名", "岗位", "电话", "", "序号", "姓名", "岗位", "电话"],
                [1, "张三", "站长", TEL[0], "", 4, "赵六", "队员", TEL[3]],
                [2, "李四", "队员", TEL[1], "", 5, "钱七", "队员", TEL[4]],
                [3, "王五", "队员", TEL[2]],
            ],
            "A1:I1",
        ),
        [
            person("张三", position="站长", phone=TEL[0]),
            person("李四", position="队员", phone=TEL[1]),
            person("王五", position="队员", phone=TEL[2]),
            person("赵六", position="队员", phone=TEL[3]),
            person("钱七", position="队员", phone=TEL[4]),
        ],
    ),
    Case(
        "teams side by side",
        grid(
            [
                ["甲班", "", "", "乙班", "", ""],
                ["姓名", "岗位", "电话", "姓名", "岗位", "电话"],
                ["张三", "班长", TEL[0], "王五", "班长", TEL[2]],
                ["李四", "队员", TEL[1], "赵六", "队员", TEL[3]],
            ],
            "A1:C1",
            "D1:F1",
        ),
        [
            person("张三", team="甲班", position="班长", phone=TEL[0]),
            person("李四", team="甲班", position="队员", phone=TEL[1]),
            person("王五", team="乙班", position="班长", phone=TEL[2]),
            person("赵六", team="乙班", position="队员", phone=TEL[3]),
        ],
    ),
    Case(
        "other people's columns and other papers' dates",
        grid(
            [
                [
                    "姓名",
                    "性别",
                    "民族",
                    "学历",
                    "身份证有效期",
                    "合同到期日期",
                    "电话",
                    "紧急联系人",
                    "紧急联系电话",
                    "健康证有效期",
                    "发证机关",
                    "审核人",
                ],
                [
                    "张三",
                    "男",
                    "汉",
                    "高中",
                    "2030.1.1",
                    "2027.1.1",
                    TEL[0],
                    "李红",
                    TEL[9],
                    "2026.1.1",
                    "某某中心",
                    "王主任",
                ],
            ]
        ),
        [person("张三", sex="男", phone=TEL[0])],
    ),
    Case(
        "an example row, a vacancy, filling rules",
        grid(
            [
                ["序号", "姓名（必填）", "身份证号（文本格式）", "手机"],
                ["示例", "李明", ID[20], "13900000000"],
                ["", "必填", "18位", "选填"],
                [1, "张三", ID[0], TEL[0]],
                [2, "空缺", "", ""],
                [3, "待招", "", ""],
            ]
        ),
        [person("张三", id_number=ID[0], phone=TEL[0])],
    ),
    Case(
        "list that begins far from the corner",
        grid(
            [
                [],
                [],
                ["", "", "台账"],
                [],
                ["", "", "姓名", "电话", "岗位"],
                ["", "", "张三", TEL[0], "队员"],
            ]
        ),
        [person("张三", phone=TEL[0], position="队员")],
    ),
    Case(
        "sections name the team",
        grid(
            [
                ["姓名", "岗位", "联系电话"],
                ["一、甲班（2人）"],
                ["张三", "班长", TEL[0]],
                ["李四", "队员", TEL[1]],
                ["二、乙班（1人）"],
                ["王五", "班长", TEL[2]],
            ],
            "A2:C2",
            "A5:C5",
        ),
        [
            person("张三", team="甲班", position="班长", phone=TEL[0]),
            person("李四", team="甲班", position="队员", phone=TEL[1]),
            person("王五", team="乙班", position="班长", phone=TEL[2]),
        ],
    ),
    Case(
        "sections name the station",
        grid(
            [
                ["序号", "姓名", "岗位", "班组"],
                ["消控室"],
                [1, "张三", "值班员", "一班"],
                ["微型消防站"],
                [1, "李四", "队员", "一班"],
            ],
            "A2:D2",
            "A4:D4",
        ),
        [
            person("张三", station="消控室", position="值班员", team="一班"),
            person("李四", station="微型消防站", position="队员", team="一班"),
        ],
    ),
    Case(
        "group written once, merges lost",
        (
            "部门\t姓名\t电话\n安保部\t张三\t13800000000\n\t李四\t13800000001\n"
            "工程部\t王五\t13800000002\n\t赵六\t13800000003\n\t钱七\t13800000004\n"
        ).encode("utf-16"),
        [
            person("张三", department="安保部", phone=TEL[0]),
            person("李四", department="安保部", phone=TEL[1]),
            person("王五", department="工程部", phone=TEL[2]),
            person("赵六", department="工程部", phone=TEL[3]),
            person("钱七", department="工程部", phone=TEL[4]),
        ],
        ".csv",
    ),
    Case(
        "blank departments that mean none",
        grid(
            [
                ["姓名", "部门", "电话"],
                ["张三", "", TEL[0]],
                ["李四", "安保部", TEL[1]],
                ["王五", "", TEL[2]],
                ["赵六", "安保部", TEL[3]],
            ]
        ),
        [
            person("张三", phone=TEL[0]),
            person("李四", department="安保部", phone=TEL[1]),
            person("王五", phone=TEL[2]),
            person("赵六", department="安保部", phone=TEL[3]),
        ],
    ),
)
