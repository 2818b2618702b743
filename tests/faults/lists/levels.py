"""Levels, directions, validity and numbers of certificates in every spelling."""

from tests.faults.lists.case import Case, grid, paper, person

CASES = (
    Case(
        "levels in every spelling",
        grid(
            [
                ["姓名", "证书等级", "证书编号"],
                *(
                    [f"张{mark}", level, f"20110030064000{number:02d}"]
                    for number, (mark, level) in enumerate(
                        zip(
                            "甲乙丙丁戊己庚辛壬癸",
                            [
                                "中级",
                                "四级",
                                "中级（四级）",
                                "高级工",
                                "初级工",
                                "五级/初级工",
                                "4级",
                                "Ⅲ级",
                                "技师",
                                "国家职业资格四级",
                            ],
                            strict=True,
                        )
                    )
                ),
            ]
        ),
        [
            person(f"张{mark}", paper(level, f"20110030064000{number:02d}"))
            for number, (mark, level) in enumerate(
                zip(
                    "甲乙丙丁戊己庚辛壬癸",
                    [
                        "四级",
                        "四级",
                        "四级",
                        "三级",
                        "五级",
                        "五级",
                        "四级",
                        "三级",
                        "二级",
                        "四级",
                    ],
                    strict=True,
                )
            )
        ],
    ),
    Case(
        "level missing, waiting and contradictory",
        grid(
            [
                ["姓名", "证书名称", "等级", "证书编号"],
                ["张三", "消防设施操作员", "", "2011003006400001"],
                ["李四", "消防设施操作员", "中级待考", ""],
                ["王五", "消防设施操作员（初级）", "四级", "2011003006400003"],
                ["赵六", "", "未取证", ""],
            ]
        ),
        [person("赵六")],
        held={"张三": "没有写等级", "李四": "还没有取得", "王五": "不一致"},
    ),
    Case(
        "directions and validity ranges",
        grid(
            [
                ["姓名", "职业方向", "等级", "证号", "有效期"],
                ["张三", "消防设施监控操作", "四级", "2011003006400001", "2021.6.20-2027.6.19"],
                [
                    "李四",
                    "检测维修保养",
                    "三级",
                    "2011003006300002",
                    "2021年6月20日至2027年6月19日",
                ],
                ["王五", "/", "五级", "2011003006500003", "永久有效"],
            ]
        ),
        [
            person(
                "张三",
                paper("四级", "2011003006400001", direction="设施监控操作", expires="2027-06-19"),
            ),
            person(
                "李四",
                paper("三级", "2011003006300002", direction="检测维修保养", expires="2027-06-19"),
            ),
            person("王五", paper("五级", "2011003006500003", long_term=True)),
        ],
    ),
    Case(
        "one number on two people, a number cut by Excel",
        grid(
            [
                ["姓名", "等级", "证书编号"],
                ["张三", "四级", "2011003006400001"],
                ["李四", "四级", "2011003006400001"],
                ["王五", "四级", 2011003006400000000.0],
                ["赵六", "四级", "2.0110030064E+15"],
                ["钱七", "四级", 201100300640002.0],
            ]
        ),
        [person("钱七", paper("四级", "201100300640002"))],
        held={"张三": "相同", "李四": "相同", "王五": "丢失", "赵六": "丢失"},
    ),
)
