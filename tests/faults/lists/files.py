"""Several sheets in one workbook, other programs, text with any delimiter and encoding."""

from tests.faults.lists.case import ID, TEL, Case, paper, person
from tests.unit.exchange.files import ods, xlsx_sheets

_HEADER = ["姓名", "身份证号", "电话", "岗位"]
_ROWS = [["姓名", "手机", "等级", "证号"], ["张三", TEL[0], "四级", "2011003006400001"]]
_KEY = [person("张三", paper("四级", "2011003006400001"), phone=TEL[0])]


def _text(delimiter: str, encoding: str) -> bytes:
    return ("\r\n".join(delimiter.join(row) for row in _ROWS) + "\r\n").encode(encoding)


CASES = (
    Case(
        "a sheet for each team",
        xlsx_sheets(
            {
                "一班": [_HEADER, ["张三", ID[0], TEL[0], "队员"], ["李四", ID[1], TEL[1], "队员"]],
                "二班": [_HEADER, ["王五", ID[2], TEL[2], "队员"]],
                "三班": [_HEADER, ["赵六", ID[3], TEL[3], "队员"]],
                "填写说明": [["姓名必填，电话写手机"]],
            }
        ),
        [
            person("张三", id_number=ID[0], phone=TEL[0], position="队员", team="一班"),
            person("李四", id_number=ID[1], phone=TEL[1], position="队员", team="一班"),
            person("王五", id_number=ID[2], phone=TEL[2], position="队员", team="二班"),
            person("赵六", id_number=ID[3], phone=TEL[3], position="队员", team="三班"),
        ],
    ),
    Case(
        "an old copy, a hidden sheet and those who left stay out",
        xlsx_sheets(
            {
                "花名册": [
                    _HEADER,
                    ["张三", ID[0], TEL[0], "队员"],
                    ["李四", ID[1], TEL[1], "队员"],
                ],
                "花名册 (2)": [
                    _HEADER,
                    ["张三", ID[0], TEL[8], "队员"],
                    ["李四", ID[1], TEL[1], "队员"],
                ],
                "离职人员": [_HEADER, ["王五", ID[2], TEL[2], "队员"]],
                "隐藏": [_HEADER, ["赵六", ID[3], TEL[3], "队员"]],
            }
        ),
        [
            person("张三", id_number=ID[0], phone=TEL[0], position="队员"),
            person("李四", id_number=ID[1], phone=TEL[1], position="队员"),
        ],
    ),
    Case(
        "an OpenDocument list with merged departments",
        ods(
            [["部门", "姓名", "电话"], ["安保部", "张三", TEL[0]], ["", "李四", TEL[1]]],
            {(1, 0): 2},
        ),
        [
            person("张三", department="安保部", phone=TEL[0]),
            person("李四", department="安保部", phone=TEL[1]),
        ],
        ".ods",
    ),
    *(
        Case(f"{word} {encoding}", _text(delimiter, encoding), _KEY, ".csv")
        for word, delimiter in (("comma", ","), ("semicolon", ";"), ("tab", "\t"), ("bar", "|"))
        for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16")
    ),
    Case(
        "text with quotes and a declared delimiter",
        'sep=;\n姓名;电话;备注\n"张三";="13800000000";"调休;不排夜班"\n'.encode("gb18030"),
        [person("张三", phone=TEL[0], remark="调休;不排夜班")],
        ".csv",
    ),
    Case(
        "text with title rows and a total",
        f"消控室名单,,\n制表：2026.1.1,,\n姓名,电话,岗位\n张三,{TEL[0]},队员\n合计,1人,\n".encode(
            "gb18030"
        ),
        [person("张三", phone=TEL[0], position="队员")],
        ".csv",
    ),
)
