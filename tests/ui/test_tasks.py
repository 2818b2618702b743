"""Long work: off the GUI thread, its result on it, its error in one place."""

import gc
import threading

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from fire_roster.errors import InputRefused
from fire_roster.ui.common.progress_dialog import ProgressDialog
from fire_roster.ui.tasks import TaskControl, TaskRunner
from fire_roster.ui.theme import Theme


@pytest.fixture
def runner(qapp: QApplication):
    made = TaskRunner()
    yield made
    made.shut_down()


def wait_for_cancel(control: TaskControl) -> None:
    while True:
        control.progress(-1)
        QThread.msleep(1)


def test_task_result_arrives_on_gui_thread(qtbot: QtBot, runner: TaskRunner) -> None:
    threads = []
    runner.run(
        lambda _: threading.get_ident(),
        lambda worker: threads.append((worker, threading.get_ident())),
    )
    qtbot.waitUntil(lambda: bool(threads))
    worker, delivery = threads[0]
    assert worker != delivery
    assert delivery == threading.get_ident()


def test_task_whose_handle_is_dropped_still_delivers(qtbot: QtBot, runner: TaskRunner) -> None:
    got = []
    for number in range(20):
        runner.run(lambda _, number=number: number, got.append)
        gc.collect(0)  # the handle is that young; a whole search takes seconds in a long run
    qtbot.waitUntil(lambda: len(got) == 20)
    assert sorted(got) == list(range(20))


def test_task_error_arrives_at_the_runner(qtbot: QtBot, runner: TaskRunner) -> None:
    def refuse(_: TaskControl) -> None:
        raise InputRefused("文件已损坏。")

    with qtbot.waitSignal(runner.failed) as told:
        runner.run(refuse, lambda _: pytest.fail("no result expected"))
    assert told.args[0].message == "文件已损坏。"


def test_task_cancelled_delivers_no_result(qtbot: QtBot, runner: TaskRunner) -> None:
    task = runner.run(wait_for_cancel, lambda _: pytest.fail("no result expected"))
    with qtbot.waitSignal(task.cancelled):
        task.cancel()
    assert runner.running_count in (0, 1)


def test_task_cancelled_after_last_step_delivers_no_result(
    qtbot: QtBot, runner: TaskRunner
) -> None:
    gate = threading.Event()
    task = runner.run(lambda _: gate.wait(5), lambda _: pytest.fail("no result expected"))
    with qtbot.waitSignal(task.cancelled):
        task.cancel()
        gate.set()


def test_task_ended_is_forgotten(qtbot: QtBot, runner: TaskRunner) -> None:
    task = runner.run(lambda _: None)
    with qtbot.waitSignal(task.ended):
        pass
    assert runner.running_count == 0


def test_task_progress_is_told_in_order(qtbot: QtBot, runner: TaskRunner) -> None:
    told = []

    def work(control: TaskControl) -> None:
        for step in range(5):
            control.progress(step / 4, f"第 {step} 步")

    task = runner.run(work)
    task.progressed.connect(lambda fraction, text: told.append((fraction, text)))
    with qtbot.waitSignal(task.ended):
        pass
    assert told == [(step / 4, f"第 {step} 步") for step in range(5)]


def test_runner_shut_down_stops_the_work(qtbot: QtBot, runner: TaskRunner) -> None:
    stopped = threading.Event()

    def work(control: TaskControl) -> None:
        try:
            wait_for_cancel(control)
        finally:
            stopped.set()

    runner.run(work)
    runner.shut_down()
    assert stopped.is_set()


def test_progress_dialog_quick_task_is_never_shown(
    qtbot: QtBot, theme: Theme, runner: TaskRunner
) -> None:
    task = runner.run(lambda _: None)
    dialog = ProgressDialog(task, "正在导入")
    with qtbot.waitSignal(task.ended):
        pass
    assert not dialog.isVisible()


def test_progress_dialog_long_task_is_shown_and_cancelled(
    qtbot: QtBot, theme: Theme, runner: TaskRunner
) -> None:
    task = runner.run(wait_for_cancel)
    dialog = ProgressDialog(task, "正在排班")
    qtbot.waitUntil(dialog.isVisible)
    button = dialog.findChild(QPushButton)
    with qtbot.waitSignal(task.cancelled):
        button.click()
    assert not button.isEnabled()


def test_progress_dialog_escape_waits_for_the_task(
    qtbot: QtBot, theme: Theme, runner: TaskRunner
) -> None:
    task = runner.run(wait_for_cancel)
    dialog = ProgressDialog(task, "正在排班")
    dialog.show()
    with qtbot.waitSignal(task.ended):
        dialog.reject()
        assert dialog.isVisible()
