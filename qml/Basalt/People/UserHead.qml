// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.Controls
import Basalt.Theme

/** What stands over the columns of users. */
Rectangle {
    id: root

    required property bool withAccount
    required property bool narrow

    objectName: "userHead"
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
            text: qsTr("user")
        }
        ListTitle {
            Layout.minimumWidth: PeopleColumns.account
            Layout.maximumWidth: PeopleColumns.account
            visible: root.withAccount && !root.narrow
            text: qsTr("account")
        }
        ListTitle {
            Layout.minimumWidth: PeopleColumns.role
            Layout.maximumWidth: PeopleColumns.role
            visible: !root.narrow
            text: qsTr("role")
        }
        ListTitle {
            Layout.minimumWidth: PeopleColumns.state
            Layout.maximumWidth: PeopleColumns.state
            text: qsTr("state")
        }
        ListTitle {
            Layout.minimumWidth: PeopleColumns.time
            Layout.maximumWidth: PeopleColumns.time
            visible: !root.narrow
            text: qsTr("signed in")
        }
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
