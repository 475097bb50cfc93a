// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import Basalt.Controls
import Basalt.Theme

/** Some of several codes, each with a box to tick. */
Flow {
    id: root

    property list<string> codes
    property list<string> chosen
    /** Before the code in the names of the boxes. */
    property string prefix: "code"

    function setChosen(code: string, on: bool): void {
        chosen = Array.from(codes).filter(each => each === code ? on : Array.from(chosen).includes(each));
    }

    spacing: Theme.space4

    Repeater {
        model: Array.from(root.codes)

        UiCheckBox {
            required property string modelData

            objectName: root.prefix + "_" + modelData
            text: modelData
            checked: Array.from(root.chosen).includes(modelData)
            onToggled: root.setChosen(modelData, checked)
        }
    }
}
