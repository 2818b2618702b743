"""Cells as people write them: dates, numbers, names, words."""

from datetime import date, datetime

from tests.faults.lists.case import ID, TEL, Case, grid, paper, person
from tests.unit.exchange.files import xls

_DAYS = [
    "2024.3.5", "20240305", "2024年3月5日", "2024-3-5", "2024/03/05", "２０２４．３．５",
    "二〇二四年三月五日", "2024.03.05 00:00:00", "2024年3月5号", "2024、3、5",
]  # fmt: skip
_MARKS = "甲乙丙丁戊己庚辛壬癸"
_PHONES = [
    "138 0000 0001", "138-0000-0001", "+86 13800000001", "１３８０００００００１",
    "0086-13800000001", "13800000001.0", "'13800000001", "138—0000—0001",
]  # fmt: skip

CASES = (
    Case(
        "dates in every spelling",
        grid([["姓名", "入职日期"], *([f"张{m}", d] for m, d in zip(_MARKS, _DAYS, strict=True))]),
        [person(f"张{mark}", joined="2024-03-05") for mark in _MARKS],
    ),
    Case(
        "dates as dates, serials and numbers",
        grid(
            [
                ["姓名", "入职时间", "离职时间"],
                ["张三", date(2024, 3, 5), datetime(2025, 3, 5, 8, 30)],
                ["李四", 45356, "45721"],
                ["王五", 20240305, 20250305.0],
                ["赵六", "2024.3", "在职"],
                ["钱七", "2024年3月", "至今"],
            ]
        ),
        [
            person("张三", joined="2024-03-05", left="2025-03-05"),
            person("李四", joined="2024-03-05", left="2025-03-05"),
            person("王五", joined="2024-03-05", left="2025-03-05"),
            person("赵六", joined="2024-03-01"),
            person("钱七", joined="2024-03-01"),
        ],
    ),
    Case(
        "dates that cannot be",
        grid(
            [
                ["姓名", "等级", "发证日期", "有效期至"],
                ["张三", "四级", "2023-02-29", "长期"],
                ["李四", "四级", "24.3.5", "长期"],
                ["王五", "四级", "5/3/2024", "长期"],
                ["赵六", "四级", "2024-03-05", "2023-03-05"],
                ["钱七", "四级", "2024年3月", "长期"],
                ["孙八", "四级", "2024-03-05", "见证书"],
            ]
        ),
        [],
        held={
            "张三": "没有这一天",
            "李四": "两位",
            "王五": "先后",
            "赵六": "之前",
            "钱七": "没有日",
            "孙八": "看不懂",
        },
    ),
    Case(
        "identity numbers",
        grid(
            [
                ["姓名", "身份证号", "电话"],
                ["张三", ID[0].replace("", " ").strip(), TEL[0]],
                ["李四", "'" + ID[1], TEL[1]],
                ["王五", float(ID[2][:17] + "0"), TEL[2]],
                ["赵六", ID[3][:17] + ("1" if ID[3][17] != "1" else "2"), TEL[3]],
                ["钱七", "4.10101E+17", TEL[4]],
                ["孙八", "410101900101001", TEL[5]],
                ["周九", "".join(chr(ord(c) + 0xFEE0) for c in ID[6]), TEL[6]],
                ["吴十", "/", TEL[7]],
            ]
        ),
        [
            person("张三", id_number=ID[0], phone=TEL[0]),
            person("李四", id_number=ID[1], phone=TEL[1]),
            person("周九", id_number=ID[6], phone=TEL[6]),
            person("吴十", phone=TEL[7]),
        ],
        held={"王五": "丢失", "赵六": "校验位", "钱七": "丢失", "孙八": "15 位"},
    ),
    Case(
        "_PHONES in every spelling",
        grid(
            [
                ["姓名", "手机号码"],
                *([f"张{m}", one] for m, one in zip(_MARKS, _PHONES, strict=False)),
                ["李四", 13800000001],
                ["王五", "010-88886666"],
                ["赵六", "13800000002/13800000003"],
            ]
        ),
        [
            *(person(f"张{mark}", phone="13800000001") for mark in _MARKS[: len(_PHONES)]),
            person("李四", phone="13800000001"),
            person("王五", phone="01088886666"),
            person("赵六", phone="13800000002/13800000003"),
        ],
    ),
    Case(
        "names with spaces and rare characters",
        grid(
            [
                ["姓 名", "性别", "岗位"],
                ["张 三", "男", "队长"],
                ["李　四", "女", "值班长"],
                ["买买提 · 艾力", "男", "监控员"],
                ["阿依・古丽", "女", "消防员"],
                ["王䶮", "男", "站长"],
                ["赵𬀩", "男", "副站长"],
                ["欧阳 小 明", "男", "驾驶员"],
                ["=1+1", "男", "队员"],
            ]
        ),
        [
            person("张三", sex="男", position="队长"),
            person("李四", sex="女", position="值班长"),
            person("买买提·艾力", sex="男", position="监控员"),
            person("阿依·古丽", sex="女", position="消防员"),
            person("王䶮", sex="男", position="站长"),
            person("赵𬀩", sex="男", position="副站长"),
            person("欧阳小明", sex="男", position="驾驶员"),
            person("=1+1", sex="男", position="队员"),
        ],
    ),
    Case(
        "names that are none",
        grid(
            [
                ["姓名", "电话"],
                ["", TEL[0]],
                [12345, TEL[1]],
                ["张?", TEL[2]],
                ["张三、李四", TEL[3]],
            ]
        ),
        [],
        held={"": "没有姓名", "12345": "数字", "张?": "丢失的字", "张三、李四": "标点"},
    ),
    Case(
        "words for nothing and words of state",
        grid(
            [
                ["姓名", "电话", "班组", "证书等级", "在职状态", "离职日期", "备注"],
                ["张三", "无", "/", "无", "在职", "", "暂无"],
                ["李四", "-", "——", "没有证", "在岗", "—", "2026年12月8日至14日年休假"],
                ["王五", "", "一班", "", "离职", "2025-06-30", "孕期，不排夜班"],
                ["赵六", "", "一班", "", "已离职", "", ""],
            ]
        ),
        [
            person("张三"),
            person("李四", remark="2026年12月8日至14日年休假"),
            person("王五", team="一班", left="2025-06-30", remark="孕期，不排夜班"),
        ],
        held={"赵六": "没有离职日期"},
    ),
    Case(
        "birth months completed by the identity number",
        grid(
            [
                ["姓名", "性别", "出生年月", "身份证号码"],
                ["张三", "男", "1980年1月", ID[0]],
                ["李四", "男", 1980.02, ID[1]],
                ["王五", "男", "198003", ID[2]],
                ["赵六", "", "1990-05-06", ""],
            ]
        ),
        [
            person("张三", sex="男", birth="1980-01-15", id_number=ID[0]),
            person("李四", sex="男", birth="1980-02-15", id_number=ID[1]),
            person("王五", sex="男", birth="1980-03-15", id_number=ID[2]),
            person("赵六", birth="1990-05-06"),
        ],
    ),
    Case(
        "one person written twice",
        grid(
            [
                ["姓名", "身份证号", "电话", "岗位"],
                ["张三", ID[0], TEL[0], "消防员"],
                ["张三", ID[0], TEL[0], "消防员"],
                ["张三", ID[0], TEL[9], "消防员"],
                ["李四", ID[1], TEL[1], "消防员"],
                ["李四", ID[2], TEL[2], "消防员"],
                ["王五", ID[3], "", ""],
                ["赵六", ID[3], "", ""],
                ["钱七", "", "", "消防员"],
                ["钱七", "", "", "驾驶员"],
            ]
        ),
        [
            person("张三", id_number=ID[0], phone=TEL[0], position="消防员"),
            person("李四", id_number=ID[1], phone=TEL[1], position="消防员"),
            person("李四", id_number=ID[2], phone=TEL[2], position="消防员"),
        ],
        held={
            "张三": "同一人|完全相同",
            "王五": "身份证号相同",
            "赵六": "身份证号相同",
            "钱七": "同名",
        },
    ),
    Case(
        "an old workbook with numbers",
        xls(
            [
                ["序号", "姓名", "联系电话", "入职日期", "证书编号", "等级"],
                [1.0, "张三", 13800000001.0, 45356.0, "2011003006400001", "四级"],
                [2.0, "李四", 13800000002.0, 20240305.0, "", ""],
            ]
        ),
        [
            person(
                "张三", paper("四级", "2011003006400001"), phone="13800000001", joined="2024-03-05"
            ),
            person("李四", phone="13800000002", joined="2024-03-05"),
        ],
        ".xls",
    ),
)
