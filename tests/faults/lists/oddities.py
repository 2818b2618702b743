"""Lists without a header, closing notes, masked numbers, words in the wrong column."""

from tests.faults.lists.case import ID, TEL, Case, grid, paper, person

_SURNAMES = ("赵一", "钱二", "孙三")

CASES = (
    Case(
        "no header at all",
        grid(
            [
                [name, ID[one], TEL[one], "控制室值班员", level]
                for one, (name, level) in enumerate(
                    zip(_SURNAMES, ("四级", "中级", "五级"), strict=True)
                )
            ]
        ),
        [
            person(name, paper(level), id_number=ID[one], phone=TEL[one], position="控制室值班员")
            for one, (name, level) in enumerate(
                zip(_SURNAMES, ("四级", "四级", "五级"), strict=True)
            )
        ],
    ),
    Case(
        "names below a title of their own",
        grid(
            [
                ["员工情况", "身份证号", "手机"],
                *([name, ID[one], TEL[one]] for one, name in enumerate(_SURNAMES)),
                ["以上人员均已培训合格"],
            ]
        ),
        [person(name, id_number=ID[one], phone=TEL[one]) for one, name in enumerate(_SURNAMES)],
    ),
    Case(
        "what a paper without levels allows stands below 等级",
        grid(
            [
                ["姓名", "身份证号", "证书名称", "等级", "有效期至"],
                ["赵一", ID[0], "机动车驾驶证", "C1", "2031-05-01"],
                ["钱二", ID[1], "特种作业操作证", "低压电工作业", "2029-01-04"],
                ["孙三", ID[2], "消防设施操作员", "C1", ""],
            ]
        ),
        [
            person(
                "赵一",
                paper(type="机动车驾驶证", direction="C1", expires="2031-05-01"),
                id_number=ID[0],
            ),
            person(
                "钱二",
                paper(type="特种作业操作证", direction="低压电工作业", expires="2029-01-04"),
                id_number=ID[1],
            ),
        ],
        held={"孙三": "看不懂的证书等级"},
    ),
    Case(
        "one person below the other with another paper, no numbers at all",
        grid(
            [
                ["姓名", "部门", "岗位", "证书名称", "等级", "证书编号"],
                ["赵一", "安保部", "消防员", "机动车驾驶证", "", ""],
                ["赵一", "安保部", "消防员", "保安员证", "", ""],
                ["钱二", "安保部", "消防员", "保安员证", "", "B1"],
                ["钱二", "工程部", "消防员", "救护员证", "", "B2"],
            ]
        ),
        [
            person("赵一", paper(type="机动车驾驶证"), department="安保部", position="消防员"),
            person("赵一", paper(type="保安员证"), department="安保部", position="消防员"),
        ],
        held={"钱二": "分不清是不是同一人"},
    ),
    Case(
        "masked numbers say nothing, a cut phone waits",
        grid(
            [
                ["姓名", "身份证号", "电话", "不排夜班至"],
                ["赵一", "991234********0011", "138****0001", "2027-03-01"],
                ["钱二", ID[1], "1.38E+10", ""],
            ]
        ),
        [person("赵一", no_night_until="2027-03-01")],
        held={"钱二": "电话在 Excel 里存成了数字"},
    ),
    Case(
        "papers of one person between semicolons, and one that does not add up",
        grid(
            [
                ["姓名", "身份证号", "岗位", "证书名称", "等级", "证书编号"],
                ["赵一", ID[0], "监控员", "保安证；消控证", "；中级", "B001；2211003006409011"],
                ["钱二", ID[1], "消防员", "特种作业操作证（低压、高压电工）", "", "T1"],
                ["孙三", ID[2], "监控员", "消防设施操作员、保安员证", "四级", "2211003006409012"],
            ]
        ),
        [
            person(
                "赵一",
                paper(None, "B001", type="保安员证"),
                paper("四级", "2211003006409011"),
                id_number=ID[0],
                position="监控员",
            ),
            person(
                "钱二",
                paper(None, "T1", type="特种作业操作证", direction="低压、高压电工"),
                id_number=ID[1],
                position="消防员",
            ),
        ],
        held={"孙三": "一格里有几张证书"},
    ),
    Case(
        "the first team above the header, two lists side by side, one who has left",
        grid(
            [
                ["微型消防站值班人员"],
                ["甲班"],
                ["姓名", "电话", "职务", "姓名", "电话", "职务"],
                ["周一", TEL[0], "班长", "周二", TEL[1], "队员"],
                ["乙班"],
                ["周四", TEL[2], "班长", "周五（已离职）", TEL[3], "队员"],
            ]
        ),
        [
            person("周一", phone=TEL[0], position="班长", team="甲班"),
            person("周四", phone=TEL[2], position="班长", team="乙班"),
            person("周二", phone=TEL[1], position="队员", team="甲班"),
        ],
        held={"周五（已离职）": "写着不在岗"},
    ),
    Case(
        "papers nobody knows are never levels of ours",
        grid(
            [
                ["姓名", "身份证号", "证书名称", "等级"],
                ["赵一", ID[0], "计算机二级", ""],
                ["钱二", ID[1], "消防员证", "四级"],
                ["孙三", ID[2], "消防中级证", ""],
                ["李四", ID[3], "", "英语四级"],
                ["周五", ID[4], "", "四级（英语）"],
            ]
        ),
        [
            person("孙三", paper("四级"), id_number=ID[2]),
            person("周五", paper("四级"), id_number=ID[4]),
        ],
        held={
            "赵一": "没见过的证书名称",
            "钱二": "没见过的证书名称",
            "李四": "不像消防设施操作员的",
        },
    ),
)
