// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.People
import Basalt.Controls
import Basalt.Theme

/** What stands over the columns of invitations. */
Rectangle {
    id: root

    required property bool withAccount
    required property bool narrow
    required property bool slim

    implicitHeight: Theme.rowHeight
    color: Theme.surface

    Separator {
        width: parent.width
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space5
        anchors.rightMargin: Theme.space5
        spacing: Theme.space3

        ListTitle {
            Layout.fillWidth: true
            text: qsTr("address")
        }
        ListTitle {
            Layout.minimumWidth: AccountColumns.account
            Layout.maximumWidth: AccountColumns.account
            visible: root.withAccount && !root.narrow
            text: qsTr("account")
        }
        ListTitle {
            Layout.minimumWidth: AccountColumns.role
            Layout.maximumWidth: AccountColumns.role
            visible: !root.slim
            text: qsTr("role")
        }
        ListTitle {
            Layout.minimumWidth: AccountColumns.state
            Layout.maximumWidth: AccountColumns.state
            text: qsTr("state")
        }
        ListTitle {
            Layout.minimumWidth: AccountColumns.time
            Layout.maximumWidth: AccountColumns.time
            visible: !root.narrow
            text: qsTr("can be used")
        }
        Item {
            Layout.minimumWidth: AccountColumns.action
            Layout.maximumWidth: AccountColumns.action
            visible: !root.slim
        }
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
