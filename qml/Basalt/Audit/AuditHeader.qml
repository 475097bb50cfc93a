// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.Controls
import Basalt.Theme

/** Heads of the audit list's columns. */
Rectangle {
    id: root

    readonly property bool wide: width > AuditColumns.wideFrom

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
            Layout.minimumWidth: AuditColumns.time
            Layout.maximumWidth: AuditColumns.time
            text: qsTr("time (UTC)")
        }
        AuditTitle {
            Layout.minimumWidth: AuditColumns.who(root.wide)
            Layout.maximumWidth: AuditColumns.who(root.wide)
            text: qsTr("who")
        }
        AuditTitle {
            Layout.minimumWidth: AuditColumns.what(root.wide)
            Layout.maximumWidth: AuditColumns.what(root.wide)
            text: qsTr("what")
        }
        AuditTitle {
            Layout.minimumWidth: AuditColumns.where(root.wide)
            Layout.maximumWidth: AuditColumns.where(root.wide)
            text: qsTr("on")
        }
        AuditTitle {
            Layout.fillWidth: true
            text: qsTr("change")
        }
        AuditTitle {
            Layout.minimumWidth: AuditColumns.reason(root.wide)
            Layout.maximumWidth: AuditColumns.reason(root.wide)
            visible: root.wide
            text: qsTr("reason")
        }
    }
    Separator {
        anchors.bottom: parent.bottom
        width: parent.width
    }
}
