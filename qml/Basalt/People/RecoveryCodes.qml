// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** The recovery codes, which are shown this once, to copy. */
ColumnLayout {
    id: root

    required property var codes // texts

    spacing: Theme.space3

    InlineNotice {
        Layout.fillWidth: true
        tone: "warning"
        title: qsTr("Shown this once")
        message: qsTr("Each signs you in once, when the phone is not at hand. Keep them where you keep passwords, not on the phone.")
    }
    Rectangle {
        Layout.fillWidth: true
        implicitHeight: grid.implicitHeight + 2 * Theme.space4
        radius: Theme.radius
        color: Theme.sunken
        border.width: Theme.hairline
        border.color: Theme.border

        GridLayout {
            id: grid

            x: Theme.space4
            y: Theme.space4
            width: parent.width - 2 * Theme.space4
            columns: 2
            rowSpacing: Theme.space2
            columnSpacing: Theme.space4

            Repeater {
                model: root.codes

                MonoText {
                    required property string modelData

                    objectName: "recoveryCode"
                    Layout.fillWidth: true
                    text: modelData
                    Accessible.role: Accessible.StaticText
                    Accessible.name: modelData
                }
            }
        }
    }
    UiButton {
        objectName: "copyRecoveryCodes"
        iconName: "copy"
        text: qsTr("Copy the codes")
        onClicked: {
            Desktop.copy(root.codes.join("\n") + "\n");
            Notices.success(qsTr("The recovery codes are on the clipboard"));
        }
    }
}
