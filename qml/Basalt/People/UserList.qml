// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The rows of users, or what there is instead of them. The current one is shown by the editor. */
FocusScope {
    id: root

    required property UserListModel users
    required property UserEditor user
    required property UserSelection selection
    required property UserCommands commands
    required property bool withAccount
    required property bool narrow
    /** The search or a filter leaves some out. */
    required property bool filtered
    readonly property bool choosable: commands.may("users.update") && !ViewAs.active
    signal clearRequested
    signal reloadRequested

    Rectangle {
        anchors.fill: parent
        color: Theme.dark ? Theme.background : Theme.surface
    }
    Connections {
        target: root.users

        // Who was chosen stays so while the list is brought up to date.
        function onModelReset(): void {
            const row = root.user.userId === "" ? -1 : root.users.rowOf(root.user.userId);
            list.currentIndex = root.users.count === 0 ? -1 : Math.max(0, row);
            root.user.show(list.currentIndex);
        }
    }
    ListView {
        id: list

        objectName: "userList"
        anchors.fill: parent
        visible: root.users.loaded
        opacity: root.users.error.isOffline ? Theme.nullOpacity : 1
        clip: true
        focus: true
        activeFocusOnTab: true
        model: root.users
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: 0
        reuseItems: true
        onCurrentIndexChanged: root.user.show(currentIndex)
        Keys.onSpacePressed: if (root.user.valid && root.choosable) root.selection.toggle(root.user.userId)
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Users")
        T.ScrollBar.vertical: UiScrollBar { }
        delegate: UserRow {
            width: ListView.view.width
            current: ListView.isCurrentItem
            withAccount: root.withAccount
            narrow: root.narrow
            choosable: root.choosable
            choosing: root.selection.ids.length > 0
            chosen: Array.from(root.selection.ids).includes(userId)
            onChosenToggled: root.selection.toggle(userId)
            onPressed: {
                list.forceActiveFocus();
                list.currentIndex = index;
                AppSettings.inspectorVisible = true;
            }
        }
    }
    Skeleton {
        anchors.fill: parent
        active: root.users.loading && !root.users.loaded
        lines: 14
    }
    EmptyState {
        anchors.centerIn: parent
        visible: root.users.loaded && root.users.count === 0 && !root.users.waiting && !root.filtered
        iconName: "users"
        title: qsTr("No users yet")
        message: qsTr("Users sign in to this account and do what their groups, sets and role let them.")

        UiButton {
            kind: "primary"
            command: root.commands.create
        }
    }
    EmptyState {
        anchors.centerIn: parent
        visible: root.users.loaded && root.users.count === 0 && !root.users.waiting && root.filtered
        iconName: "search"
        title: qsTr("Nobody found")
        message: qsTr("No user fits the search and the filters.")

        UiButton {
            text: qsTr("Clear")
            onClicked: root.clearRequested()
        }
    }
    ErrorState {
        anchors.centerIn: parent
        visible: !root.users.loaded && root.users.error.isSet && !root.users.loading
        error: root.users.error
        onRetry: root.reloadRequested()
    }
}
