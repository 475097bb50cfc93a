// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import Basalt.App

/** Finds a user by address or name; the server searches. */
PickList {
    id: root

    property alias users: users
    property bool active: true
    /** A click is enough. */
    property bool eager: false
    readonly property string userId: chosenId(currentIndex, count, users.waiting)
    readonly property string userName: users.textAt(currentIndex, "email")
    /** Enter was pressed before the list had caught up with the typing. */
    property bool takeFirst: false
    signal picked(userId: string)

    /** What is being searched for is nobody yet. */
    function chosenId(row: int, of: int, waiting: bool): string {
        return waiting || row < 0 || row >= of ? "" : users.textAt(row, "id");
    }

    /** What was found may be what stood there before, when nobody was chosen yet. */
    function settle(): void {
        if (users.loading || users.waiting)
            return;
        if (currentIndex < 0 && users.count > 0 && text !== "")
            currentIndex = 0;
        if (takeFirst)
            later.restart();
    }

    function take(): void {
        takeFirst = false;
        if (userId !== "")
            root.picked(userId);
    }

    placeholderText: qsTr("Find a user by address or name")
    busy: users.loading || users.waiting
    problem: users.error.isSet ? users.error.message : ""
    onAccepted: users.waiting || users.loading ? takeFirst = true : take()
    onTextChanged: takeFirst = false
    model: UserListModel {
        id: users

        objectName: "assignUsers"
        active: root.active
        search: root.text
        onModelReset: root.currentIndex = users.count > 0 && root.text !== "" ? 0 : -1
        onLoadingChanged: root.settle()
        onWaitingChanged: root.settle()
    }
    delegate: PickRow {
        required property int index
        required property string email
        required property string displayName
        required property bool usable

        width: ListView.view.width
        iconName: "user-round"
        title: email
        note: usable ? displayName : qsTr("disabled")
        current: ListView.isCurrentItem
        onChosen: {
            root.currentIndex = index;
            if (root.eager)
                root.take();
        }
        onOpened: root.take()
    }

    // When everything that follows from the answer has its value.
    Timer {
        id: later

        interval: 0
        onTriggered: root.take()
    }
}
