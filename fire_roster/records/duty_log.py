"""What is written down on duty: log sheets, hand-overs, devices off, alarms, patrols."""

from datetime import date

from pydantic import NaiveDatetime
from sqlalchemy import Column, DateTime
from sqlmodel import Field, SQLModel

from fire_roster.records.fields import RecordFields


class DutyLogFields(RecordFields):
    """消防控制室值班记录表 of one duty date (GB 25201-2010 表 A.1).

    `is_on_paper` says that the whole sheet was kept on paper and looked through; otherwise its
    rows count. The daily check of the controller stands on the same sheet.
    """

    station_id: int = Field(foreign_key="station.id", title="消控室")
    day: date = Field(title="日期")
    is_on_paper: bool = Field(default=False, title="纸质记录表已核对，每两小时一次，没有空行")
    controller: str = Field(default="", max_length=100, title="控制器型号")
    has_self_test: bool = Field(default=False, title="自检")
    has_mute: bool = Field(default=False, title="消音")
    has_reset: bool = Field(default=False, title="复位")
    has_main_power: bool = Field(default=False, title="主电源")
    has_backup_power: bool = Field(default=False, title="备用电源")
    checked_by: str = Field(default="", max_length=60, title="日检查人")
    faults: str = Field(default="", max_length=1000, title="故障及处理")
    is_signed: bool = Field(default=False, title="值班员和消防安全管理人已签字")
    remark: str = Field(default="", max_length=1000, title="备注")


class DutyLog(DutyLogFields, table=True):
    """A sheet with its identity."""

    __tablename__ = "duty_log"

    id: int = Field(primary_key=True)
    version: int = 1
    recorded_at: NaiveDatetime | None = Field(default=None, sa_column=Column(DateTime))


class DutyLogRow(SQLModel, table=True):
    """One row of a sheet; `state` is 正常, 故障, 火警, 误报, 故障报警, 监管报警 or 漏报.

    `recorded_at` is when it was typed; None where nobody knows.
    """

    __tablename__ = "duty_log_row"

    log_id: int = Field(foreign_key="duty_log.id", primary_key=True)
    at: NaiveDatetime = Field(sa_column=Column(DateTime, primary_key=True))
    state: str = Field(default="正常", max_length=10)
    note: str = Field(default="", max_length=400)
    written_by: str = Field(default="", max_length=60)
    recorded_at: NaiveDatetime | None = Field(default=None, sa_column=Column(DateTime))


class HandoverFields(RecordFields):
    """交接班记录; `open_points` are what the next shift has to go on with."""

    station_id: int = Field(foreign_key="station.id", title="站点")
    at: NaiveDatetime = Field(sa_column=Column(DateTime, nullable=False), title="交接时间")
    giver: str = Field(default="", max_length=100, title="交班人")
    taker: str = Field(default="", max_length=100, title="接班人")
    is_giver_signed: bool = Field(default=False, title="交班人已签字")
    is_taker_signed: bool = Field(default=False, title="接班人已签字")
    open_points: str = Field(default="", max_length=1000, title="未闭环事项")
    remark: str = Field(default="", max_length=400, title="备注")


class DeviceOffFields(RecordFields):
    """A device switched off, shielded or in manual (GB 25506 4.2.1c; GB 25201 5.2c)."""

    device: str = Field(min_length=1, max_length=100, title="设备名称和部位")
    state: str = Field(default="停用", max_length=10, title="状态")
    reason: str = Field(default="", max_length=400, title="原因")
    since: date = Field(title="开始日期")
    until: date | None = Field(default=None, title="预计恢复日期")
    approved_by: str = Field(default="", max_length=60, title="批准人")
    measures: str = Field(default="", max_length=400, title="替代防范措施")
    restored_on: date | None = Field(default=None, title="实际恢复日期")
    remark: str = Field(default="", max_length=400, title="备注")


class AlarmEventFields(RecordFields):
    """火警、误报处置记录 (GB 25506 4.2.2)."""

    at: NaiveDatetime = Field(sa_column=Column(DateTime, nullable=False), title="报警时间")
    place: str = Field(min_length=1, max_length=100, title="报警部位")
    kind: str = Field(default="误报", max_length=20, title="核实结果")
    confirmed_by: str = Field(default="", max_length=60, title="现场确认人")
    confirm_seconds: int = Field(default=0, ge=0, le=86_400, title="确认用时（秒）")
    handling: str = Field(default="", max_length=1000, title="处置经过")
    cause: str = Field(default="", max_length=400, title="原因及整改")
    handled_by: str = Field(default="", max_length=60, title="值班员")
    is_signed: bool = Field(default=False, title="已签字")


class PatrolFields(RecordFields):
    """防火巡查 or 防火检查 (公安部令第61号 第25、26条)."""

    kind: str = Field(default="防火巡查", max_length=20, title="类别")
    at: NaiveDatetime = Field(sa_column=Column(DateTime, nullable=False), title="时间")
    route: str = Field(default="", max_length=400, title="路线或部位")
    problems: str = Field(default="", max_length=1000, title="发现问题及处理")
    patrolled_by: str = Field(default="", max_length=100, title="巡查（检查）人")
    is_signed: bool = Field(default=False, title="巡查人已签字")
    is_countersigned: bool = Field(default=False, title="主管人员（被检查部门负责人）已签字")
    remark: str = Field(default="", max_length=400, title="备注")


class PresenceCheckFields(RecordFields):
    """查岗: who was found at the post, when."""

    station_id: int = Field(foreign_key="station.id", title="站点")
    at: NaiveDatetime = Field(sa_column=Column(DateTime, nullable=False), title="查岗时间")
    found: str = Field(default="", max_length=200, title="在岗人员")
    missing: str = Field(default="", max_length=200, title="不在岗人员及原因")
    way: str = Field(default="现场", max_length=20, title="方式")
    checked_by: str = Field(default="", max_length=60, title="查岗人")
    remark: str = Field(default="", max_length=400, title="备注")


class Handover(HandoverFields, table=True):
    """A hand-over with its identity."""

    id: int = Field(primary_key=True)
    version: int = 1
    recorded_at: NaiveDatetime | None = Field(default=None, sa_column=Column(DateTime))


class DeviceOff(DeviceOffFields, table=True):
    """A device that is off, with its identity."""

    __tablename__ = "device_off"

    id: int = Field(primary_key=True)
    version: int = 1
    recorded_at: NaiveDatetime | None = Field(default=None, sa_column=Column(DateTime))


class AlarmEvent(AlarmEventFields, table=True):
    """An alarm with its identity."""

    __tablename__ = "alarm_event"

    id: int = Field(primary_key=True)
    version: int = 1
    recorded_at: NaiveDatetime | None = Field(default=None, sa_column=Column(DateTime))


class Patrol(PatrolFields, table=True):
    """A patrol with its identity."""

    id: int = Field(primary_key=True)
    version: int = 1
    recorded_at: NaiveDatetime | None = Field(default=None, sa_column=Column(DateTime))


class PresenceCheck(PresenceCheckFields, table=True):
    """A look at the post, with its identity."""

    __tablename__ = "presence_check"

    id: int = Field(primary_key=True)
    version: int = 1
    recorded_at: NaiveDatetime | None = Field(default=None, sa_column=Column(DateTime))
