// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** What would be sent with the request, which is only thought of: nothing is made or changed by asking. */
Card {
    id: root

    readonly property bool trying: AccessQuestion.takesData && AccessQuestion.data !== ""

    objectName: "accessData"
    spacing: Theme.space3

    Heading {
        level: 2
        text: qsTr("If this were sent…")
    }
    UiText {
        width: parent.width
        text: AccessQuestion.operation === "create" ? qsTr("The record that would be made, as JSON. Left empty, nothing is said about it.") : qsTr("The fields that would change, as JSON. Left empty, the record stays as it is.")
        color: Theme.muted
        font.pixelSize: Theme.fontSecondary
        wrapMode: Text.WordWrap
    }
    UiTextArea {
        id: area

        objectName: "accessDataArea"
        width: parent.width
        height: Math.max(Theme.grid(22), Math.min(Theme.grid(60), area.editor.implicitHeight + 2 * Theme.focusWidth))
        mono: true
        invalid: AccessQuestion.dataProblem !== ""
        placeholderText: "{ }"
        onTextChanged: AccessQuestion.data = text
    }
    // What is typed, added and cleared is the question's, which stays while one goes to other pages.
    Binding {
        target: area
        property: "text"
        value: AccessQuestion.data
    }
    UiText {
        objectName: "accessDataProblem"
        width: parent.width
        visible: text !== ""
        text: AccessQuestion.dataProblem
        color: Theme.danger
        font.pixelSize: Theme.fontSecondary
        wrapMode: Text.WordWrap
    }
    Flow {
        width: parent.width
        spacing: Theme.space2

        ChoiceBox {
            objectName: "accessDataField"
            width: Theme.grid(44)
            label: qsTr("Add a field")
            placeholderText: qsTr("Add a field")
            values: Array.from(AccessQuestion.dataFields)
            texts: Array.from(AccessQuestion.dataFields)
            enabled: area.text === "" || AccessQuestion.dataProblem === "" || AccessQuestion.error.isSet
            onChosen: value => AccessQuestion.sendField(value)
        }
        UiButton {
            objectName: "clearAccessData"
            visible: area.text !== ""
            kind: "ghost"
            text: qsTr("Clear")
            onClicked: AccessQuestion.data = ""
        }
    }
}
