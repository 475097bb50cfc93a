// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.Controls
import Basalt.Theme

/** Heads of the audit list's columns. */
Rectangle {
    id: root

    readonly property bool wide: width > Theme.grid(250)

    implicitHeight: Theme.rowHeight
    color: Theme.surface

    Separator {
        width: parent.width
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space5
        anchors.rightMargin: Theme.space3
        spacing: Theme.space3

        AuditTitle {
            Layout.preferredWidth: AuditColumns.time
            text: qsTr("time (UTC)")
        }
        AuditTitle {
            Layout.preferredWidth: AuditColumns.who
            text: qsTr("who")
        }
        AuditTitle {
            Layout.preferredWidth: AuditColumns.what
            text: qsTr("what")
        }
        AuditTitle {
            Layout.preferredWidth: AuditColumns.where
            text: qsTr("on")
        }
        AuditTitle {
            Layout.fillWidth: true
            text: qsTr("change")
        }
        AuditTitle {
            Layout.preferredWidth: AuditColumns.reason
            visible: root.wide
            text: qsTr("reason")
        }
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
