"""Certificates: several beside each other, below each other, in one cell, of other kinds."""

from tests.faults.lists.case import BUILDING, ID, TEL, Case, grid, paper, person
from tests.unit.exchange.files import xlsx_sheets

CASES = (
    Case(
        "several rows of one person",
        grid(
            [
                [
                    "姓名",
                    "身份证号",
                    "电话",
                    "证书名称",
                    "等级",
                    "证书编号",
                    "发证日期",
                    "有效期至",
                ],
                [
                    "张三",
                    ID[0],
                    TEL[0],
                    "消防设施操作员",
                    "四级",
                    "2011003006400001",
                    "2021.6.20",
                    "长期",
                ],
                ["张三", ID[0], TEL[0], "保安员证", "", "B20190012", "2019.3.1", ""],
                [
                    "李四",
                    ID[1],
                    TEL[1],
                    "建(构)筑物消防员",
                    "五级",
                    "1811003006500002",
                    "2018/5/2",
                    "/",
                ],
            ]
        ),
        [
            person(
                "张三",
                paper("四级", "2011003006400001", issued="2021-06-20", long_term=True),
                id_number=ID[0],
                phone=TEL[0],
            ),
            person(
                "张三",
                paper(None, "B20190012", type="保安员证", issued="2019-03-01"),
                id_number=ID[0],
                phone=TEL[0],
            ),
            person(
                "李四",
                paper("五级", "1811003006500002", type=BUILDING, issued="2018-05-02"),
                id_number=ID[1],
                phone=TEL[1],
            ),
        ],
    ),
    Case(
        "name merged over the certificates of a person",
        grid(
            [
                ["序号", "姓名", "身份证号码", "证书名称", "级别", "编号", "取证时间"],
                [1, "张三", ID[0], "消防设施操作员", "中级", "2011003006400001", "2021.6.20"],
                ["", "", "", "特种作业操作证（低压电工）", "", "T991234", "2022.7.1"],
                [2, "李四", ID[1], "消防设施操作员", "初级", "2111003006500002", "2021.8.9"],
            ],
            "A2:A3",
            "B2:B3",
            "C2:C3",
        ),
        [
            person("张三", paper("四级", "2011003006400001", issued="2021-06-20"), id_number=ID[0]),
            person(
                "张三",
                paper(
                    None,
                    "T991234",
                    type="特种作业操作证",
                    direction="低压电工",
                    issued="2022-07-01",
                ),
                id_number=ID[0],
            ),
            person("李四", paper("五级", "2111003006500002", issued="2021-08-09"), id_number=ID[1]),
        ],
    ),
    Case(
        "certificate below without a name in a text file",
        (
            "姓名,身份证号,手机,证书类别,等级,证书编号\n"
            f"张三,{ID[0]},{TEL[0]},消防设施操作员,四级,2011003006400001\n"
            ",,,救护员证,,J7788\n"
            f"李四,{ID[1]},{TEL[1]},,,\n"
        ).encode("gb18030"),
        [
            person("张三", paper("四级", "2011003006400001"), id_number=ID[0], phone=TEL[0]),
            person("张三", paper(None, "J7788", type="救护员证"), id_number=ID[0], phone=TEL[0]),
            person("李四", id_number=ID[1], phone=TEL[1]),
        ],
        ".csv",
    ),
    Case(
        "groups beside each other",
        grid(
            [
                ["消防控制室人员持证情况一览表"],
                [
                    "序号",
                    "姓名",
                    "联系电话",
                    "消防设施操作员证",
                    "",
                    "",
                    "",
                    "特种作业操作证",
                    "",
                    "",
                    "机动车驾驶证",
                    "",
                ],
                [
                    "",
                    "",
                    "",
                    "等级",
                    "证书编号",
                    "发证日期",
                    "有效期",
                    "证号",
                    "有效期至",
                    "复审日期",
                    "准驾车型",
                    "有效期至",
                ],
                [
                    1,
                    "张三",
                    TEL[0],
                    "四级",
                    "2011003006400001",
                    "2021.6.20",
                    "长期",
                    "T1001",
                    "2028-07-01",
                    "2025-07-01",
                    "B2",
                    "2030.1.1",
                ],
                [2, "李四", TEL[1], "五级", "2111003006500002", "2021.8.9", "", "", "", "", "", ""],
                [3, "王五", TEL[2], "", "", "", "", "T1003", "2027/3/9", "2026/3/9", "", ""],
            ],
            "A1:L1",
            "D2:G2",
            "H2:J2",
            "K2:L2",
            "A2:A3",
            "B2:B3",
            "C2:C3",
        ),
        [
            person(
                "张三",
                paper("四级", "2011003006400001", issued="2021-06-20", long_term=True),
                paper(
                    None,
                    "T1001",
                    type="特种作业操作证",
                    expires="2028-07-01",
                    review_due="2025-07-01",
                ),
                paper(None, None, type="机动车驾驶证", direction="B2", expires="2030-01-01"),
                phone=TEL[0],
            ),
            person("李四", paper("五级", "2111003006500002", issued="2021-08-09"), phone=TEL[1]),
            person(
                "王五",
                paper(
                    None,
                    "T1003",
                    type="特种作业操作证",
                    expires="2027-03-09",
                    review_due="2026-03-09",
                ),
                phone=TEL[2],
            ),
        ],
    ),
    Case(
        "titles that begin with the paper",
        grid(
            [
                [
                    "姓名",
                    "岗位",
                    "消控证等级",
                    "消控证编号",
                    "发证日期",
                    "保安员证编号",
                    "发证日期",
                    "驾驶证有效期",
                ],
                [
                    "张三",
                    "监控员",
                    "四级",
                    "2011003006400001",
                    "2021-06-20",
                    "BA0012345",
                    "2019-01-02",
                    "2031-5-6",
                ],
                ["李四", "队员", "", "", "", "BA0012346", "2019-01-03", ""],
            ]
        ),
        [
            person(
                "张三",
                paper("四级", "2011003006400001", issued="2021-06-20"),
                paper(None, "BA0012345", type="保安员证", issued="2019-01-02"),
                paper(None, None, type="机动车驾驶证", expires="2031-05-06"),
                position="监控员",
            ),
            person(
                "李四",
                paper(None, "BA0012346", type="保安员证", issued="2019-01-03"),
                position="队员",
            ),
        ],
    ),
    Case(
        "numbered certificates",
        grid(
            [
                [
                    "姓名",
                    "证书1名称",
                    "证书1等级",
                    "证书1编号",
                    "证书2名称",
                    "证书2等级",
                    "证书2编号",
                ],
                [
                    "张三",
                    "消防设施操作员",
                    "三级/高级工",
                    "2011003006300001",
                    "注册消防工程师",
                    "一级",
                    "ZX0001",
                ],
                ["李四", "消防设施操作员", "四级/中级工", "2011003006400002", "", "", ""],
            ]
        ),
        [
            person(
                "张三",
                paper("三级", "2011003006300001"),
                paper("一级", "ZX0001", type="注册消防工程师"),
            ),
            person("李四", paper("四级", "2011003006400002")),
        ],
    ),
    Case(
        "repeated titles without numbers",
        grid(
            [
                ["姓名", "班组", "证书名称", "等级", "编号", "证书名称", "等级", "编号"],
                [
                    "张三",
                    "一班",
                    "消防设施操作员",
                    "四级",
                    "2011003006400001",
                    "建（构）筑物消防员",
                    "四级",
                    "1611003006400009",
                ],
                ["李四", "二班", "消防设施操作员", "五级", "2011003006500002", "", "", ""],
            ]
        ),
        [
            person(
                "张三",
                paper("四级", "2011003006400001"),
                paper("四级", "1611003006400009", type=BUILDING),
                team="一班",
            ),
            person("李四", paper("五级", "2011003006500002"), team="二班"),
        ],
    ),
    Case(
        "two certificates in one cell",
        grid(
            [
                ["姓名", "证书名称", "证书编号", "有效期至"],
                ["张三", "消防设施操作员四级\n保安员证", "2011003006400001\nBA77", "长期\n"],
                ["李四", "消防设施\n操作员（中级）", "2011003006400002", "2030.1.1"],
            ]
        ),
        [
            person("李四", paper("四级", "2011003006400002", expires="2030-01-01")),
        ],
        held={"张三": "一格里有几张证书"},
    ),
    Case(
        "two certificates in one cell with all their parts",
        grid(
            [
                ["姓名", "证书名称", "证书编号", "有效期至"],
                [
                    "张三",
                    "消防设施操作员四级\n保安员证",
                    "2011003006400001\nBA77",
                    "长期\n2027-1-1",
                ],
            ]
        ),
        [
            person(
                "张三",
                paper("四级", "2011003006400001", long_term=True),
                paper(None, "BA77", type="保安员证", expires="2027-01-01"),
            )
        ],
    ),
    Case(
        "people in one sheet, certificates in another",
        xlsx_sheets(
            {
                "人员": [
                    ["姓名", "身份证号", "电话", "岗位"],
                    ["张三", ID[0], TEL[0], "控制室值班员"],
                    ["李四", ID[1], TEL[1], "消防员"],
                ],
                "证书台账": [
                    ["序号", "姓名", "证书名称", "等级", "证书编号", "发证日期"],
                    [1, "张三", "消防设施操作员", "四级", "2011003006400001", "2021-06-20"],
                    [2, "张三", "救护员证", "", "J7788", "2024-06-20"],
                ],
            }
        ),
        [
            person("张三", id_number=ID[0], phone=TEL[0], position="控制室值班员"),
            person("李四", id_number=ID[1], phone=TEL[1], position="消防员"),
            person("张三", paper("四级", "2011003006400001", issued="2021-06-20")),
            person("张三", paper(None, "J7788", type="救护员证", issued="2024-06-20")),
        ],
    ),
)
