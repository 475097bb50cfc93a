// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The rows of groups, or what there is instead of them. */
FocusScope {
    id: root

    required property GroupListModel groups
    required property GroupCommands commands
    required property bool withAccount
    required property bool narrow
    property alias currentIndex: list.currentIndex
    readonly property GroupRow currentRow: list.currentItem as GroupRow
    signal selected(id: string)
    signal clearRequested
    signal reloadRequested

    Rectangle {
        anchors.fill: parent
        color: Theme.dark ? Theme.background : Theme.surface
    }
    Separator {
        width: parent.width
        visible: root.groups.loaded
    }
    ListView {
        id: list

        objectName: "groupList"
        anchors.fill: parent
        anchors.topMargin: Theme.hairline
        visible: root.groups.loaded
        opacity: root.groups.error.isOffline ? Theme.nullOpacity : 1
        clip: true
        focus: true
        activeFocusOnTab: true
        model: root.groups
        boundsBehavior: Flickable.StopAtBounds
        highlightMoveDuration: 0
        onCurrentIndexChanged: if (currentIndex >= 0) root.selected(root.groups.textAt(currentIndex, "id"))
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Groups")
        T.ScrollBar.vertical: UiScrollBar { }
        delegate: GroupRow {
            width: ListView.view.width
            current: ListView.isCurrentItem
            withAccount: root.withAccount
            narrow: root.narrow
            onPressed: {
                list.forceActiveFocus();
                list.currentIndex = index;
                AppSettings.inspectorVisible = true;
            }
        }
    }
    Skeleton {
        anchors.fill: parent
        active: root.groups.loading && !root.groups.loaded
        lines: 14
    }
    EmptyState {
        anchors.centerIn: parent
        visible: root.groups.loaded && root.groups.total === 0
        iconName: "boxes"
        title: qsTr("No groups yet")
        message: qsTr("A group passes on to its members what it was given: people come and go, the sets stay.")

        UiButton {
            kind: "primary"
            command: root.commands.create
        }
    }
    EmptyState {
        anchors.centerIn: parent
        visible: root.groups.loaded && root.groups.total > 0 && root.groups.count === 0
        iconName: "search"
        title: qsTr("No such group")
        message: qsTr("No group has that in its name, code or description.")

        UiButton {
            text: qsTr("Show all")
            onClicked: root.clearRequested()
        }
    }
    ErrorState {
        anchors.centerIn: parent
        visible: !root.groups.loaded && root.groups.error.isSet && !root.groups.loading
        error: root.groups.error
        onRetry: root.reloadRequested()
    }
}
