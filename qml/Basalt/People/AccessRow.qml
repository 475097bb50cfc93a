// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Something that is held, with every way to it. */
Item {
    id: root

    required property string section
    required property string name
    required property string ways
    required property string until
    required property bool code

    objectName: "accessRow"
    implicitHeight: texts.implicitHeight + Theme.space2
    Accessible.role: Accessible.ListItem
    Accessible.name: name + ", " + ways

    ColumnLayout {
        id: texts

        width: parent.width
        spacing: 0

        UiText {
            Layout.fillWidth: true
            text: root.name
            font.family: root.code ? Theme.monoFamily : Theme.family
            font.pixelSize: root.code ? Theme.fontMono : Theme.fontBase
            font.preferShaping: !root.code
            wrapMode: Text.WrapAnywhere
        }
        UiText {
            Layout.fillWidth: true
            visible: text !== ""
            text: root.ways
            color: Theme.muted
            font.pixelSize: Theme.fontSecondary
            wrapMode: Text.WordWrap
        }
        UiText {
            Layout.fillWidth: true
            visible: root.until !== ""
            text: qsTr("until %1").arg(Desktop.minuteText(root.until))
            color: Theme.warning
            font.pixelSize: Theme.fontSecondary
        }
    }
}
